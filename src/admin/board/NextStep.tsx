import { useBusinessNow } from '../time/clock.ts'
import { When } from '../time/When.tsx'
import classes from './Card.module.css'
import { wordsOfNext } from './next_words.ts'
import type { Card } from './state/card_order.ts'

/** Whose turn it is, what comes next, and when it is due. */
export function NextStep({ card }: { card: Card }) {
  const now = useBusinessNow()
  const isLate = card.turn === 'us' && card.dueAt !== null && Date.parse(card.dueAt) < now
  return (
    <div className={classes.row}>
      <span className={classes.faint}>
        {card.turn === 'us' ? 'Ours: ' : card.turn === 'vendor' ? 'Theirs: ' : ''}
        {wordsOfNext(card)}
      </span>
      {card.dueAt !== null && (
        <span className={isLate ? classes.late : classes.faint}>
          <When at={card.dueAt} />
        </span>
      )}
    </div>
  )
}
