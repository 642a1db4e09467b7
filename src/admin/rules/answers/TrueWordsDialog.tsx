import { TextInput } from '@mantine/core'
import { liveClient } from '../../graphql/clients.ts'
import { AddTrueWords, RemoveTrueWords } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ActForm } from '../../lead/acts/ActForm.tsx'
import { givenText } from '../../lead/acts/given.ts'
import { Reason } from '../../lead/acts/Reason.tsx'
import type { TrueWords } from './AnswersSection.tsx'

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
      onSubmit={async (given) => {
        const change = {
          words: known?.words ?? givenText(given, 'words') ?? '',
          reason: givenText(given, 'reason') ?? '',
        }
        const { error } = await liveClient
          .mutation(known === undefined ? AddTrueWords : RemoveTrueWords, change)
          .toPromise()
        onChange()
        return error && refusalInWords(error)
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
