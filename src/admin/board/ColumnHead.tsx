import { poundsInWords } from '../money/pounds_in_words.ts'
import classes from './Column.module.css'
import type { ColumnView } from './state/board_state.ts'

interface Props {
  column: ColumnView
  description: string | undefined
  isFolded: boolean
  onFold: () => void
}

/** What a column is, how much stands there and what it is worth; a press on its name folds it away. */
export function ColumnHead({ column, description, isFolded, onFold }: Props) {
  const { title, leadCount, totalValue } = column
  return (
    <header className={classes.head} title={description}>
      <h2 className={classes.title}>
        <button type="button" className={classes.fold} aria-expanded={!isFolded} onClick={onFold}>
          {title}
        </button>
      </h2>
      <span className={classes.value}>{totalValue > 0 && poundsInWords(totalValue)}</span>
      <span className={classes.count}>{leadCount.toLocaleString('en-GB')}</span>
    </header>
  )
}
