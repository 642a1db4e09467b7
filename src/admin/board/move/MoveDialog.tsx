import { Button } from '@mantine/core'
import type { StageName } from '../../graphql/documents.ts'
import { useAskForOwner } from '../owner/owning_context.ts'
import type { Rules } from '../state/useRules.ts'
import { MoveSteps } from './MoveSteps.tsx'
import { useMovesOfBoard } from './moves_context.ts'

/** Asks, for the card that somebody wants to move, where to and what that needs. */
export function MoveDialog({ rules }: { rules: Rules | undefined }) {
  const moves = useMovesOfBoard()
  const askForOwner = useAskForOwner()
  const { asking } = moves
  if (asking === undefined) return null
  const { leadId, name, fromStage, targets, chosen } = asking
  const own = () => {
    moves.cancel()
    askForOwner(leadId)
  }
  return (
    <MoveSteps
      {...{ leadId, name, fromStage, targets, chosen }}
      titleOf={(stage: StageName) => rules?.stages.get(stage)?.title ?? stage}
      onChoose={({ stage }) => void moves.move(leadId, stage, fromStage)}
      onMove={(stage, told) => void moves.moveWith(asking, stage, told)}
      onClose={moves.cancel}
    >
      <Button variant="subtle" justify="flex-start" onClick={own}>
        Who looks after it …
      </Button>
    </MoveSteps>
  )
}
