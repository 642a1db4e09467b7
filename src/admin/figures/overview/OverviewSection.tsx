import type { Period } from '../state/period.ts'
import { byTopic } from '../state/topics.ts'
import type { Figures } from '../state/useFigures.ts'
import { FigureTile } from './FigureTile.tsx'
import { Funnel } from './Funnel.tsx'
import classes from './Overview.module.css'
import { Tiles } from './Tile.tsx'

/** How far leads come, and every figure with how it went. */
export function OverviewSection({ data, period }: { data: Figures; period: Period }) {
  return (
    <>
      <Funnel steps={data.funnel} days={period.days} />
      {byTopic(data.figures).map(({ title, figures }) => (
        <section key={title} aria-label={title}>
          <h2 className={classes.topic}>{title}</h2>
          <Tiles>
            {figures.map((figure) => (
              <FigureTile key={figure.figure} figure={figure} data={data} period={period} />
            ))}
          </Tiles>
        </section>
      ))}
    </>
  )
}
