import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { memo, useEffect, useLayoutEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useIsChosen } from '../bulk/state/chosen.ts'
import type { StageName } from '../graphql/documents.ts'
import { useOpenSoon } from '../lead/useOpenSoon.ts'
import { giveFocus, nameHeir } from '../look/heirs.ts'
import { poundsInWords } from '../money/pounds_in_words.ts'
import { useSession } from '../session/session.ts'
import { When } from '../time/When.tsx'
import classes from './Card.module.css'
import { CardFlags } from './CardFlags.tsx'
import { letGo, pickUp } from './move/dragged.ts'
import { MoveButton } from './move/MoveButton.tsx'
import { useMovesOfBoard } from './move/moves_context.ts'
import { NextStep } from './NextStep.tsx'
import { useBoard, useCard, useMoving } from './state/board_context.ts'
import { worthOf } from './state/card_order.ts'
import type { Rules } from './state/useRules.ts'
import { cardNear, indexOf } from './useArrowKeys.ts'

interface Props {
  leadId: string
  stage: StageName
  rules: Rules | undefined
}

export const Card = memo(function Card({ leadId, stage, rules }: Props) {
  const card = useCard(leadId)
  const moving = useMoving(leadId)
  const isChosen = useIsChosen(leadId)
  const moves = useMovesOfBoard()
  const { state } = useBoard()
  const session = useSession()
  const openSoon = useOpenSoon(leadId)
  const element = useRef<HTMLElement>(null)
  const user = session.state === 'in' ? session.user : undefined
  const mayAct = user !== undefined && user.role !== 'viewer'
  const mayMove = mayAct && moving === undefined && rules !== undefined

  useEffect(() => {
    if (element.current === null || !mayMove) return undefined
    return draggable({
      element: element.current,
      getInitialData: () => ({ leadId, stage }),
      onDragStart: () => pickUp(leadId, stage, rules.targets(stage)),
      onDrop: letGo,
    })
  }, [leadId, stage, rules, mayMove])

  const isThere = card !== undefined
  // Keys go on where it stood: with the card that is in its place then.
  useLayoutEffect(() => {
    const link = isThere ? (element.current?.querySelector('[data-card-link]') ?? null) : null
    return () => {
      const column = link?.closest('section')
      if (link === null || column == null || state.stageOf(leadId) === stage) return
      const place = indexOf(link)
      nameHeir(link, () => cardNear(column, place) ?? column.querySelector('button') ?? undefined)
      if (link === document.activeElement) queueMicrotask(() => giveFocus(link))
    }
  }, [state, leadId, stage, isThere])

  if (card === undefined) return null
  const name = card.vendorName ?? 'No name yet'
  const worth = worthOf(card)
  return (
    <article
      ref={element}
      className={classes.card}
      data-lead={leadId}
      data-mine={card.owner !== null && card.owner === user?.name}
      data-moving={moving}
      data-chosen={isChosen}
      aria-current={isChosen || undefined}
      aria-busy={moving !== undefined}
    >
      <div className={classes.row}>
        <Link
          className={classes.name}
          href={`/leads/${leadId}`}
          draggable={false}
          dir="auto"
          data-card-link
          {...openSoon}
        >
          {name}
        </Link>
        {mayAct && <MoveButton name={name} onClick={() => moves.choose(leadId)} />}
      </div>
      <div className={classes.row}>
        <span className={classes.cut}>
          {[worth !== null && poundsInWords(worth), card.outwardCode].filter(Boolean).join(' · ')}
        </span>
        <span className={classes.faint}>
          here for <When at={card.stageEnteredAt} since />
        </span>
      </div>
      <NextStep card={card} />
      <div className={classes.said} dir="auto">
        {card.lastTextBody === null
          ? ''
          : `${card.lastTextDirection === 'inbound' ? '“' : 'We: “'}${card.lastTextBody}”`}
      </div>
      <CardFlags card={card} />
    </article>
  )
})
