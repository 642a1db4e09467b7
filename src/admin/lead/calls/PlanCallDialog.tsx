import { TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenMoment, givenText } from '../../forms/given.ts'
import { PlanCall } from '../../graphql/documents.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { useSheet } from '../state/sheet.ts'

export function PlanCallDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, act } = useSheet()
  const planned = explained.pending.call
  return (
    <ActForm
      title="Plan a call"
      says={
        planned === null
          ? 'You are asked when its time comes.'
          : 'In place of the call that is planned already.'
      }
      submit="Plan it"
      onClose={onClose}
      onSubmit={(given) =>
        act(PlanCall, {
          leadId: lead.id,
          dueAt: givenMoment(given, 'dueAt') ?? '',
          note: givenText(given, 'note'),
        })
      }
    >
      <MomentInput name="dueAt" label="You ring at" required initially={planned?.dueAt} />
      <TextInput name="note" label="What about" />
    </ActForm>
  )
}
