import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useMemo, useRef } from 'react'
import { useChoosing } from '../bulk/choosing/useChoosing.ts'
import type { StageName } from '../graphql/documents.ts'
import { useMayAct } from '../session/useMayAct.ts'
import classes from './Board.module.css'
import { Column } from './Column.tsx'
import { ColumnsSkeleton } from './ColumnsSkeleton.tsx'
import { scrollAtEdges } from './move/auto_scroll.ts'
import { letGo } from './move/dragged.ts'
import { useMovesOfBoard } from './move/moves_context.ts'
import { useAskForOwner } from './owner/owning_context.ts'
import { useStages } from './state/board_context.ts'
import type { Rules } from './state/useRules.ts'
import { useArrowKeys } from './useArrowKeys.ts'

/** The pipeline from left to right. */
export function BoardColumns({ rules, isOld }: { rules: Rules | undefined; isOld: boolean }) {
  const stages = useStages()
  const mayAct = useMayAct()
  const moves = useMovesOfBoard()
  const askForOwner = useAskForOwner()
  const container = useRef<HTMLDivElement>(null)
  const keys = useMemo(
    (): Record<string, (leadId: string) => void> => (mayAct ? { m: moves.choose, a: askForOwner } : {}),
    [mayAct, moves.choose, askForOwner],
  )
  useArrowKeys(container, keys)
  useChoosing(container, mayAct)

  useEffect(
    () =>
      monitorForElements({
        onDrag: ({ location }) => scrollAtEdges(container.current, location.current.input.clientX),
        onDrop: ({ source, location }) => {
          letGo()
          const { leadId, stage: fromStage } = source.data as unknown as { leadId: string; stage: StageName }
          const toStage = location.current.dropTargets[0]?.data.stage as StageName | undefined
          if (toStage !== undefined) void moves.move(leadId, toStage, fromStage)
        },
      }),
    [moves],
  )

  return (
    <section
      className={classes.columns}
      ref={container}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without cards nothing else in it could be scrolled to by keys
      tabIndex={0}
      aria-label="Columns"
      aria-busy={isOld || stages.length === 0}
    >
      {stages.length === 0 && <ColumnsSkeleton rules={rules} />}
      {stages.map((stage) => (
        <Column key={stage} stage={stage} rule={rules?.stages.get(stage)} rules={rules} />
      ))}
    </section>
  )
}
