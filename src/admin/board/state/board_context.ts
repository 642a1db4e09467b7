import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { StageName } from '../../graphql/documents.ts'
import type { ColumnView } from './board_state.ts'
import type { Card } from './card_order.ts'
import type { LiveBoard } from './live_board.ts'

const BoardContext = createContext<LiveBoard | undefined>(undefined)
export const BoardProvider = BoardContext.Provider

export function useBoard(): LiveBoard {
  const board = useContext(BoardContext)
  if (board === undefined) throw new Error('There is no board around this.')
  return board
}

/** What `read` finds, as soon as the board tells of this topic. */
function useTold<Found>(topic: string, read: () => Found): Found {
  const { changes } = useBoard().state
  const listen = useCallback((listener: () => void) => changes.listen(topic, listener), [changes, topic])
  return useSyncExternalStore(listen, read)
}

export function useStages(): readonly StageName[] {
  const { state } = useBoard()
  return useTold('stages', () => state.stages)
}

export function useColumn(stage: StageName): ColumnView | undefined {
  const { state } = useBoard()
  return useTold(stage, () => state.view(stage))
}

/** Whether no column has a lead. */
export function useIsEmpty(): boolean {
  const { state } = useBoard()
  const stages = useStages()
  const listen = useCallback(
    (listener: () => void) => {
      const stops = stages.map((stage) => state.changes.listen(stage, listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [state, stages],
  )
  return useSyncExternalStore(
    listen,
    () => stages.length > 0 && stages.every((stage) => state.view(stage)?.leadCount === 0),
  )
}

export function useCard(leadId: string): Card | undefined {
  const { state } = useBoard()
  return useTold(leadId, () => state.card(leadId))
}

/** What a move of the lead waits for, if there is one on its way. */
export function useMoving(leadId: string): 'asking' | 'sent' | undefined {
  const { state } = useBoard()
  return useTold(leadId, () => state.movingOf(leadId))
}

export function useProblem(): string | undefined {
  const board = useBoard()
  return useTold('problem', () => board.problem)
}
