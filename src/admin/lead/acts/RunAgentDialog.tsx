import { agentInWords } from '../../actors/actor_words.ts'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { RunAgent } from '../../graphql/documents.ts'
import { counted } from '../../words/plain_words.ts'
import { useSheet } from '../state/sheet.ts'
import { useAsSeen } from '../state/useAsSeen.ts'

/** Says which agent would begin, on what, and what stands in the way. */
export function RunAgentDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, stages, act } = useSheet()
  const { seen: expectedStage, heeded } = useAsSeen(lead.pipelineStage)
  const stage = stages.find((each) => each.stage === lead.pipelineStage)
  const waiting = lead.reviewItems.nodes[0]?.waitingTexts ?? 0
  const isAnswer = explained.turn === 'us' && waiting > 0
  const agent = isAnswer ? stage?.replyAgent : stage?.entryAgent
  const obstacle =
    explained.heldAt !== null
      ? 'The lead is held, or a person leads the conversation: no agent works on it. Release it, or hand it back, first.'
      : agent == null
        ? 'No agent has anything to do at this stage.'
        : undefined
  return (
    <ActForm
      title="Let the agent work now"
      says={
        obstacle ??
        `The ${agentInWords(agent ?? '')} begins now, ${
          isAnswer
            ? `on ${counted(waiting, 'text')} that the vendor waits for an answer to`
            : 'with what it does at this stage'
        }. Its answer is taken like any other: a text may leave, and the lead may move.`
      }
      submit="Let it work"
      isImpossible={obstacle !== undefined}
      onClose={onClose}
      onSubmit={(given) =>
        heeded(act(RunAgent, { leadId: lead.id, reason: givenText(given, 'reason') ?? '', expectedStage }))
      }
    >
      {obstacle === undefined && <Reason isFirst />}
    </ActForm>
  )
}
