import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Sparkline } from './Sparkline.tsx'
import classes from './Tile.module.css'

interface Props {
  title: string
  /** Where the figure is shown in full; the whole tile leads there. */
  href: string
  /** What it counts. */
  counts?: string
  value: string
  /** Day by day; left out where there is but one. */
  trend?: readonly (number | null)[] | undefined
  /** What it is compared with. */
  children: ReactNode
}

/** A figure at a glance. */
export function Tile({ title, href, counts, value, trend, children }: Props) {
  return (
    <li className={classes.tile} title={counts}>
      <Link href={href} className={classes.title}>
        {title}
      </Link>
      <div className={classes.row}>
        <span className={classes.value}>{value}</span>
        {trend !== undefined && <Sparkline values={trend} />}
      </div>
      <div className={classes.foot}>{children}</div>
    </li>
  )
}

/** Tiles beside each other, as many as fit. */
export function Tiles({ children }: { children: ReactNode }) {
  return <ul className={classes.tiles}>{children}</ul>
}
