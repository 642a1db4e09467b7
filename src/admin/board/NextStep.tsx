import { Due } from '../time/Due.tsx'
import { When } from '../time/When.tsx'
import classes from './Card.module.css'
import type { Card } from './state/card_order.ts'
import { isDeadline, waitsForPerson, wordsOfNext } from './state/next_words.ts'

/** Whose turn it is, what comes next, and when it is due. */
export function NextStep({ card }: { card: Card }) {
  return (
    <div className={classes.row}>
      <span className={classes.faint}>
        {card.turn === 'us' ? 'Ours: ' : card.turn === 'vendor' ? 'Theirs: ' : ''}
        {wordsOfNext(card)}
      </span>
      {card.dueAt !== null && waitsForPerson(card) && (
        <span className={classes.late}>
          for <When at={card.dueAt} since />
        </span>
      )}
      {card.dueAt !== null && !waitsForPerson(card) && (
        <Due
          at={card.dueAt}
          isDeadline={isDeadline(card.nextWhat)}
          className={classes.faint}
          lateClassName={classes.late}
        />
      )}
    </div>
  )
}
