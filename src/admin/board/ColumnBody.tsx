import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { Card } from './Card.tsx'
import classes from './Column.module.css'
import { useBoard } from './state/board_context.ts'
import type { ColumnView } from './state/board_state.ts'
import type { Rules } from './state/useRules.ts'

const usualHeight = 104
/** So many cards before the end the next ones are read. */
const ahead = 8

/** Only the cards that can be seen are there; more are read as one comes near the end. */
export function ColumnBody({ column, rules }: { column: ColumnView; rules: Rules | undefined }) {
  const board = useBoard()
  const body = useRef<HTMLDivElement>(null)
  const { leadIds, isComplete, stage } = column
  const virtualizer = useVirtualizer({
    count: leadIds.length,
    getScrollElement: () => body.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => leadIds[index] ?? index,
    overscan: 2,
  })
  const items = virtualizer.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (!isComplete && lastShown >= leadIds.length - ahead) board.readMore(stage)
  }, [board, stage, isComplete, lastShown, leadIds.length])

  return (
    <div ref={body} className={classes.body}>
      {leadIds.length === 0 && (
        <div className={classes.empty}>{column.leadCount === 0 ? 'Nothing stands here.' : '…'}</div>
      )}
      <ol className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ key, index, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={classes.place}
            style={{ transform: `translateY(${start}px)` }}
            aria-setsize={column.leadCount}
            aria-posinset={index + 1}
          >
            <Card leadId={leadIds[index] ?? ''} stage={stage} rules={rules} />
          </li>
        ))}
      </ol>
    </div>
  )
}
