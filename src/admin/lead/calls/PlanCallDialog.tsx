import { TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenMoment, givenText } from '../../forms/given.ts'
import { PlanCall } from '../../graphql/documents.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { exactInWords } from '../../time/words.ts'
import { useSheet } from '../state/sheet.ts'
import { useAsSeen } from '../state/useAsSeen.ts'

export function PlanCallDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, act } = useSheet()
  const planned = explained.pending.call
  const { seen, heeded } = useAsSeen(planned?.dueAt ?? null)
  return (
    <ActForm
      title="Plan a call"
      says={
        planned === null
          ? 'You are asked when its time comes.'
          : `In place of ${planned.caller}’s call at ${exactInWords(Date.parse(planned.dueAt))}, which is planned already.`
      }
      submit="Plan it"
      onClose={onClose}
      onSubmit={(given) =>
        heeded(
          act(PlanCall, {
            leadId: lead.id,
            dueAt: givenMoment(given, 'dueAt') ?? '',
            note: givenText(given, 'note'),
            ...{ isFirst: seen === null, insteadOf: seen },
          }),
        )
      }
    >
      <MomentInput name="dueAt" label="You ring at" required initially={planned?.dueAt} />
      <TextInput name="note" label="What about" />
    </ActForm>
  )
}
