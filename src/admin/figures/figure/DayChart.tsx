import { useMediaQuery } from '@mantine/hooks'
import { figureInWords } from '../state/figure_words.ts'
import { linesOf } from '../state/lines.ts'
import type { Figure } from '../state/useFigures.ts'
import classes from './Figure.module.css'

const height = 200
const left = 56
const bottom = 22
const top = 10

interface Props {
  figure: Figure
  days: readonly string[]
  values: readonly (number | null)[]
}

const dayInWords = (day: string) =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })

/** A figure day by day: sums as bars, what is divided or stands as a line. Hovering says the day. */
export function DayChart({ figure, days, values }: Props) {
  // Drawn as wide as it is shown, so that a phone's days can be read.
  const width = useMediaQuery('(max-width: 36em)', false, { getInitialValueInEffect: false }) ? 340 : 960
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  const isBars = !figure.isDivided && figure.sumsUp
  const most = niceTop(Math.max(...known, figure.target ?? 0), figure.unit)
  const step = (width - left) / days.length
  const x = (index: number) => left + (index + 0.5) * step
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom)
  const shownDays = days.length <= width / 120 ? 1 : Math.ceil((days.length * 120) / width)
  const spoken = `${figure.title} by day: from ${figureInWords(Math.min(...known), figure.unit)} to ${figureInWords(Math.max(...known), figure.unit)}`
  return (
    <svg className={classes.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={spoken}>
      {[0, most / 2, most].map((value) => (
        <g key={value}>
          <line x1={left} x2={width} y1={y(value)} y2={y(value)} stroke="var(--line)" />
          <text x={left - 8} y={y(value) + 4} textAnchor="end" className={classes.tick}>
            {figureInWords(value, figure.unit)}
          </text>
        </g>
      ))}
      {figure.target != null && (
        <line
          x1={left}
          x2={width}
          y1={y(figure.target)}
          y2={y(figure.target)}
          stroke="var(--stage-chasing)"
          strokeDasharray="4 4"
        />
      )}
      {days.map(
        (day, index) =>
          index % shownDays === 0 && (
            <text key={day} x={x(index)} y={height - 6} textAnchor="middle" className={classes.tick}>
              {dayInWords(day)}
            </text>
          ),
      )}
      {isBars
        ? values.map((value, index) => (
            <rect
              key={days[index]}
              x={x(index) - step * 0.36}
              width={step * 0.72}
              y={y(value ?? 0)}
              height={y(0) - y(value ?? 0)}
              fill="var(--stage-automation)"
            />
          ))
        : linesOf(values, x, y).map((points) => (
            <polyline
              key={points}
              points={points}
              fill="none"
              stroke="var(--stage-automation)"
              strokeWidth="2"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          ))}
      {days.map((day, index) => (
        <rect
          key={day}
          x={left + index * step}
          width={step}
          y={top}
          height={height - top - bottom}
          fill="transparent"
        >
          <title>{`${dayInWords(day)}: ${figureInWords(values[index], figure.unit)}`}</title>
        </rect>
      ))}
    </svg>
  )
}

/** A round number above the highest, so that the lines of the grid are; shares end at all. */
function niceTop(highest: number, unit: Figure['unit']): number {
  if (highest <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(highest))
  const round = [1, 2, 4, 5, 10].find((factor) => factor * power >= highest) ?? 10
  const found = round * power
  if (unit === 'share') return Math.min(Math.max(found, highest), Math.max(1, highest))
  return unit === 'count' ? Math.max(found, 2) : found
}
