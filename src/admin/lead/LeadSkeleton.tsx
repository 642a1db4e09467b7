import { Skeleton } from '@mantine/core'
import classes from './Lead.module.css'

const heights = [[560], [300, 160], [180, 360]]

/** The shape of the page before its lead has come, so that nothing jumps. */
export function LeadSkeleton() {
  return (
    <div className={classes.page} aria-busy="true" role="status" aria-label="The lead is being read">
      <Skeleton h={54} maw={720} />
      <Skeleton h={92} />
      <div className={classes.columns}>
        {heights.map((column, index) => (
          <div key={column.join()} className={index === 0 ? classes.conversation : classes.column}>
            {column.map((height) => (
              <Skeleton key={height} h={height} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
