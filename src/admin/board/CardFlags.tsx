import { counted } from '../words/plain_words.ts'
import classes from './Card.module.css'
import type { Card } from './state/card_order.ts'

type Flag = readonly [words: string, kind: 'urgent' | 'people' | 'waiting']

/** What is out of the ordinary about a lead. */
export function CardFlags({ card }: { card: Card }) {
  const flags = flagsOf(card)
  if (flags.length === 0) return null
  return (
    <div className={classes.flags}>
      {flags.map(([words, kind]) => (
        <span key={words} className={classes.flag} data-kind={kind}>
          {words}
        </span>
      ))}
    </div>
  )
}

function flagsOf(card: Card): Flag[] {
  const flags: (Flag | false)[] = [
    card.openAlertCount > 0 && [counted(card.openAlertCount, 'alert'), 'urgent'],
    card.openReviewCount > 0 && [counted(card.openReviewCount, 'question'), 'people'],
    card.heldAt !== null && ['on hold', 'waiting'],
    card.takenOverBy !== null && [`led by ${card.takenOverBy}`, 'people'],
    card.optedOutAt !== null && ['no texts', 'waiting'],
    card.owner !== null && [`of ${card.owner}`, 'people'],
  ]
  return flags.filter((flag) => flag !== false)
}
