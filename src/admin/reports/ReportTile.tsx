import { Link } from 'wouter'
import { Tile } from '../figures/overview/Tile.tsx'
import { figureInWords, targetInWords } from '../figures/state/figure_words.ts'
import classes from './Reports.module.css'
import { besideFigure, type Report, type ReportFigure } from './report_words.ts'

/** A figure, what it is compared with, and how it went; it leads to the figure in full. */
export function ReportTile({ figure, report }: { figure: ReportFigure; report: Report }) {
  const { unit, value, trend, title, counts } = figure
  return (
    <Tile
      title={title}
      href={`/figures/${figure.figure}`}
      counts={counts}
      value={figureInWords(value, unit)}
      trend={trend.map(({ value: then }) => then)}
    >
      {besideFigure(figure, report)}
    </Tile>
  )
}

/** A target: what was aimed at, what came of it, and whether that is enough. */
export function TargetRow({ figure }: { figure: ReportFigure }) {
  const { title, value, unit, isMet } = figure
  return (
    <li className={classes.target}>
      <Link href={`/figures/${figure.figure}`}>{title}</Link>
      <span>{figureInWords(value, unit)}</span>
      <span data-met={isMet ?? undefined}>
        {isMet === null ? '' : isMet ? 'met: ' : 'missed: '}
        {targetInWords(figure)}
      </span>
    </li>
  )
}
