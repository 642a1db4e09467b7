import type { ReactNode } from 'react'
import classes from './Panel.module.css'

interface Props {
  /** What a link to it is called. */
  id: string
  title: string
  /** What stands at the right of the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A part of the page with a title, which a link can lead to. */
export function Panel({ id, title, aside, children }: Props) {
  return (
    <section id={id} className={classes.panel} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <div className={classes.head}>
        <h2 id={`${id}-title`} className={classes.title}>
          {title}
        </h2>
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  )
}
