import { ActForm } from '../../forms/ActForm.tsx'
import { givenMoment, givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { MoveTimer } from '../../graphql/documents.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { timerInWords } from '../next/next_words.ts'
import { useSheet } from '../state/sheet.ts'
import { useAsSeen } from '../state/useAsSeen.ts'

export function TimerDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, titleOf, act } = useSheet()
  const { timer } = explained.pending
  const { seen, heeded } = useAsSeen({ expectedStage: lead.pipelineStage, insteadOf: timer?.dueAt ?? null })
  return (
    <ActForm
      title="Move the timer"
      says={
        timer === null ? undefined : `${timerInWords(timer, titleOf)}, at another time than the rules say.`
      }
      submit="Move it"
      onClose={onClose}
      onSubmit={(given) =>
        heeded(
          act(MoveTimer, {
            leadId: lead.id,
            dueAt: givenMoment(given, 'dueAt') ?? '',
            reason: givenText(given, 'reason') ?? '',
            ...seen,
          }),
        )
      }
    >
      <MomentInput name="dueAt" label="It fires at" required initially={timer?.dueAt ?? undefined} />
      <Reason />
    </ActForm>
  )
}
