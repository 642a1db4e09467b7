import { Button, Stack, Text } from '@mantine/core'
import type { StageName } from '../../graphql/documents.ts'
import { Dialog } from '../../look/Dialog.tsx'
import { useAskForOwner } from '../owner/owning_context.ts'
import { useBoard } from '../state/board_context.ts'
import type { Rules } from '../state/useRules.ts'
import { MoveForm } from './MoveForm.tsx'
import { useMovesOfBoard } from './moves_context.ts'

/** Where a lead is to go, then what that needs; the same for the pointer, the keys and a phone. */
export function MoveDialog({ rules }: { rules: Rules | undefined }) {
  const board = useBoard()
  const moves = useMovesOfBoard()
  const askForOwner = useAskForOwner()
  const { asking } = moves
  const name = (asking && board.state.card(asking.leadId)?.vendorName) ?? 'the lead'
  const titleOf = (stage: StageName) => rules?.stages.get(stage)?.title ?? stage
  const title =
    asking?.toStage === undefined ? `Move ${name} to …` : `Move ${name} to ${titleOf(asking.toStage)}`
  const own = () => {
    moves.cancel()
    if (asking) askForOwner(asking.leadId)
  }
  return (
    <Dialog isOpen={asking !== undefined} onClose={moves.cancel} title={title}>
      {asking && asking.toStage === undefined && (
        <Stack gap="xs">
          {asking.needs === undefined && <Text c="dimmed">Asking where it may go …</Text>}
          {asking.needs?.legalStages.length === 0 && (
            <Text>No move leads on from {titleOf(asking.fromStage)}.</Text>
          )}
          {asking.needs?.legalStages.map((stage, index) => (
            <Button
              key={stage}
              variant="default"
              justify="flex-start"
              data-autofocus={index === 0 || undefined}
              onClick={() => moves.move(asking.leadId, stage, asking.fromStage)}
            >
              {titleOf(stage)}
            </Button>
          ))}
          <Button variant="subtle" justify="flex-start" onClick={own}>
            Who looks after it …
          </Button>
        </Stack>
      )}
      {asking?.toStage !== undefined && asking.needs !== undefined && (
        <MoveForm
          key={`${asking.leadId} ${asking.toStage}`}
          asking={asking}
          toStage={asking.toStage}
          needs={asking.needs}
        />
      )}
    </Dialog>
  )
}
