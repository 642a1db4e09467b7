import type { NextActionKind } from '../graphql/documents.ts'
import { useBusinessNow } from '../time/clock.ts'
import { When } from '../time/When.tsx'
import classes from './Card.module.css'
import type { Card } from './state/card_order.ts'

/** Whose turn it is, what comes next, and when it is due. */
export function NextStep({ card }: { card: Card }) {
  const now = useBusinessNow()
  const isLate = card.turn === 'us' && card.dueAt !== null && Date.parse(card.dueAt) < now
  return (
    <div className={classes.row}>
      <span className={classes.faint}>
        {card.turn === 'us' ? 'Ours: ' : card.turn === 'vendor' ? 'Theirs: ' : ''}
        {nextInWords(card)}
      </span>
      {card.dueAt !== null && (
        <span className={isLate ? classes.late : classes.faint}>
          <When at={card.dueAt} />
        </span>
      )}
    </div>
  )
}

const words: Readonly<Record<NextActionKind, string>> = {
  agent: 'agent at work',
  call: 'a call, as planned',
  hand_back: 'a person leads',
  nothing: 'finished',
  release: 'on hold',
  resume: 'texts are stopped',
  review: 'question waits',
  text: 'text leaves',
  timer: 'the next step',
  unknown: 'not known',
  UNKNOWN: 'not known',
  wording: 'our own words are missing',
}

function nextInWords({ nextWhat, turn }: Card): string {
  return nextWhat === 'timer' && turn === 'vendor' ? 'to answer' : words[nextWhat]
}
