import { TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { attempt } from '../../graphql/attempt.ts'
import { AddTrueWords, RemoveTrueWords } from '../../graphql/documents.ts'
import type { TrueWords } from './answers.ts'

interface Props {
  /** Those that are taken back; none: new ones are added. */
  known?: TrueWords
  onClose: () => void
  onChange: () => void
}

/** What every text may say from now on, or no more. */
export function TrueWordsDialog({ known, onClose, onChange }: Props) {
  return (
    <ActForm
      title={known === undefined ? 'True words' : `Take back “${known.words}”`}
      says={
        known === undefined
          ? 'Every text may say them from now on, to whatever lead: only what is true of all.'
          : 'An automatic text that says them is refused as it leaves, and a person is asked.'
      }
      submit={known === undefined ? 'Add them' : 'Take them back'}
      isGrave={known !== undefined}
      onClose={onClose}
      onSubmit={(given) => {
        const change = {
          words: known?.words ?? givenText(given, 'words') ?? '',
          reason: givenText(given, 'reason') ?? '',
        }
        const document = known === undefined ? AddTrueWords : RemoveTrueWords
        return attempt<typeof change>(document, change).finally(() => void onChange())
      }}
    >
      {known === undefined && (
        <TextInput name="words" label="Words, as a text says them" required maxLength={200} data-autofocus />
      )}
      <Reason
        label={known === undefined ? 'Why they are true of every lead' : 'Why'}
        isFirst={known !== undefined}
      />
    </ActForm>
  )
}
