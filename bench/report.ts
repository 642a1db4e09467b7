import { type Paint, table } from '../src/cli/output/terminal.ts'
import { isReached, type Measure, shown } from './measure.ts'
import type { Row } from './row.ts'

/** The result for people: what it ran on, then a table for each row of the targets. */
export function report(
  rows: readonly Row[],
  measures: readonly Measure[],
  description: Record<string, string>,
  paint: Paint,
): string[] {
  const circumstances = Object.entries(description).map(([name, value]) => `${name} ${value}`)
  return [
    paint('dim', circumstances.join(', ')),
    ...rows.flatMap((row) => {
      const mine = measures.filter((measure) => measure.row === row.number)
      if (mine.length === 0) return []
      const lines = table([['', 'target', 'measured', '', 'beside'], ...mine.map(cells)])
      return [
        '',
        paint('bold', `${row.number}. ${row.title}`),
        ...lines.map((line) => paintVerdict(line, paint)),
      ]
    }),
  ]
}

function cells(measure: Measure): string[] {
  const { what, measured, unit, target, beside } = measure
  const reached = isReached(measure)
  return [
    what,
    target === null ? '' : `${target.is === 'under' ? '<' : '≥'} ${shown(target.value)}`,
    `${shown(measured)} ${unit}`,
    reached === null ? '' : reached ? 'reached' : 'not reached',
    beside,
  ]
}

function paintVerdict(line: string, paint: Paint): string {
  return line
    .replace(/(?<= {2})not reached(?= |$)/, (verdict) => paint('red', verdict))
    .replace(/(?<= {2})reached(?= |$)/, (verdict) => paint('green', verdict))
}
