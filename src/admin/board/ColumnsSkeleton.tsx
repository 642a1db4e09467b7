import classes from './Column.module.css'
import type { Rules } from './state/useRules.ts'

const places = Array.from({ length: 8 }, (_, place) => [`place ${place}`, undefined] as const)

/** The shape of the board before its leads have come, so that nothing jumps. */
export function ColumnsSkeleton({ rules }: { rules: Rules | undefined }) {
  return [...(rules?.stages ?? places)].map(([stage, rule]) => (
    <div key={stage} className={classes.column} data-kind={rule?.kind}>
      <div className={classes.head}>
        <span className={classes.title}>{rule?.title ?? '\u00a0'}</span>
      </div>
    </div>
  ))
}
