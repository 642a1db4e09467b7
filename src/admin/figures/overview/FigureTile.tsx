import { useSearch } from 'wouter'
import { changeInWords, figureInWords, targetInWords } from '../state/figure_words.ts'
import type { Period } from '../state/period.ts'
import type { Figure, Figures } from '../state/useFigures.ts'
import classes from './Overview.module.css'
import { Tile } from './Tile.tsx'

/** A figure, how it stands to the period before, and how it went day by day; it leads to the figure in full. */
export function FigureTile({ figure, data, period }: { figure: Figure; data: Figures; period: Period }) {
  const address = useSearch()
  const value = data.valueOf(figure.figure)
  const change = changeInWords(value?.value, data.before(figure.figure), figure.unit)
  const target = targetInWords(figure)
  return (
    <Tile
      title={figure.title}
      href={`/figures/${figure.figure}${address && `?${address}`}`}
      value={figureInWords(value?.value, figure.unit)}
      trend={period.days > 1 ? data.trendOf(figure) : undefined}
    >
      {change !== undefined && <span title="Against as many days before">{change}</span>}
      {value?.value != null && !value.isEnough && <span>too few cases to go by</span>}
      {value?.value != null && !value.isMature && (
        <span title={figure.maturity ?? undefined}>not mature</span>
      )}
      {target !== undefined && (
        <span data-met={value?.isMet ?? undefined} className={classes.target}>
          {value?.isMet == null ? 'target: ' : value.isMet ? 'met: ' : 'missed: '}
          {target}
        </span>
      )}
    </Tile>
  )
}
