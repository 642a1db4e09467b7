import { poundsInWords } from '../money/pounds_in_words.ts'
import classes from './Column.module.css'
import type { ColumnView } from './state/board_state.ts'

export function ColumnHead({ column, description }: { column: ColumnView; description: string | undefined }) {
  const { title, leadCount, totalValue } = column
  return (
    <header className={classes.head} title={description}>
      <h2 className={classes.title}>{title}</h2>
      <span className={classes.value}>{totalValue > 0 && poundsInWords(totalValue)}</span>
      <span className={classes.count}>{leadCount.toLocaleString('en-GB')}</span>
    </header>
  )
}
