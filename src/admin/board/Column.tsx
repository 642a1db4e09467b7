import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState } from 'react'
import type { StageName } from '../graphql/documents.ts'
import classes from './Column.module.css'
import { ColumnBody } from './ColumnBody.tsx'
import { ColumnHead } from './ColumnHead.tsx'
import { draggedNow, useDragged } from './move/dragged.ts'
import { NeedsOfMove } from './move/NeedsOfMove.tsx'
import { useColumn } from './state/board_context.ts'
import type { Rules, StageRule } from './state/useRules.ts'
import { useFolded } from './useFolded.ts'
import { useIsNear } from './useIsNear.ts'

interface Props {
  stage: StageName
  rule: StageRule | undefined
  rules: Rules | undefined
}

/** A stage with its cards; it takes a card that may come here, and shows before what that needs. */
export function Column({ stage, rule, rules }: Props) {
  const column = useColumn(stage)
  const dragged = useDragged()
  const [isOver, setOver] = useState(false)
  const [isFolded, fold] = useFolded(stage)
  const element = useRef<HTMLElement>(null)
  const isNear = useIsNear(element, column !== undefined)

  useEffect(() => {
    if (element.current === null) return undefined
    return dropTargetForElements({
      element: element.current,
      getData: () => ({ stage }),
      canDrop: () => draggedNow()?.targets.has(stage) ?? false,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [stage])

  if (column === undefined) return null
  const mayComeHere = dragged?.targets.has(stage) === true
  const drop = dragged === undefined || dragged.fromStage === stage ? undefined : mayComeHere ? 'may' : 'no'
  return (
    <section
      ref={element}
      className={classes.column}
      data-kind={rule?.kind}
      data-stage={stage}
      data-drop={isOver ? 'here' : drop}
      data-folded={isFolded || undefined}
      aria-label={column.title}
    >
      <ColumnHead column={column} description={rule?.description} isFolded={isFolded} onFold={fold} />
      {isOver && dragged && <NeedsOfMove leadId={dragged.leadId} toStage={stage} />}
      {isNear && !isFolded && <ColumnBody column={column} rules={rules} />}
    </section>
  )
}
