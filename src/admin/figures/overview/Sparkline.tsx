import { linesOf } from '../state/lines.ts'

const width = 96
const height = 26

/** How a figure went, day by day; days without cases leave a gap. The figure in full says it in numbers. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const [least, most] = [Math.min(0, ...known), Math.max(...known)]
  const x = (index: number) => (index / (values.length - 1)) * (width - 2) + 1
  const y = (value: number) => height - 2 - ((value - least) / (most - least || 1)) * (height - 4)
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {linesOf(values, x, y).map((points) => (
        <polyline
          key={points}
          points={points}
          fill="none"
          stroke="var(--stage-automation)"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  )
}
