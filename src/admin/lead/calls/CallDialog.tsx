import { NativeSelect, Textarea } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenMoment, givenText } from '../../forms/given.ts'
import { LogCall, type PhoneOutcome } from '../../graphql/documents.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { useSheet } from '../state/sheet.ts'
import { outcomes } from './outcomes.ts'

/** What came of a call, and what is next. */
export function CallDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  return (
    <ActForm
      title="Log a call"
      says="It texts nobody. Reached: what they had written counts as heard, and their silence counts from now."
      submit="Log it"
      onClose={onClose}
      onSubmit={(given) =>
        act(LogCall, {
          leadId: lead.id,
          outcome: givenText(given, 'outcome') as PhoneOutcome,
          note: givenText(given, 'note'),
          callBackAt: givenMoment(given, 'callBackAt'),
        })
      }
    >
      <NativeSelect
        name="outcome"
        label="What came of it"
        data={outcomes.map(([value, label]) => ({ value, label }))}
        data-autofocus
      />
      <Textarea name="note" label="What was said" autosize minRows={2} />
      <MomentInput name="callBackAt" label="Ring again (left empty: not)" />
    </ActForm>
  )
}
