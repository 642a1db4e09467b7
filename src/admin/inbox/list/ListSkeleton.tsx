import { VisuallyHidden } from '@mantine/core'
import classes from '../Inbox.module.css'

/** The list's own shape, until it is there. */
export function ListSkeleton() {
  return (
    <div className={classes.list} role="status">
      <VisuallyHidden>Being read</VisuallyHidden>
      {[1, 2, 3, 4, 5, 6].map((row) => (
        <div key={row} className={classes.skeleton} aria-hidden="true" />
      ))}
    </div>
  )
}
