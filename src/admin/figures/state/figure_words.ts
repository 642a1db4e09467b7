import type { FigureMeantFragment } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'

type Unit = FigureMeantFragment['unit']

const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const share = new Intl.NumberFormat('en-GB', { style: 'percent', maximumSignificantDigits: 3 })

/** `1,204`, `12.5%`, `£148,000`, `3.2 h`; a dash where there is nothing to divide. */
export function figureInWords(value: number | null | undefined, unit: Unit): string {
  if (value == null) return '–'
  if (unit === 'share') return share.format(value)
  if (unit === 'GBP') return Math.abs(value) < 100 ? `£${value.toFixed(2)}` : poundsInWords(value)
  if (unit === 'seconds') return spanInWords(value)
  if (unit === 'hours') return spanInWords(value * 3_600)
  if (unit === 'days') return spanInWords(value * 86_400)
  return plain.format(value)
}

const lengths = [
  ['s', 1, 90],
  ['min', 60, 90],
  ['h', 3_600, 48],
  ['d', 86_400, Number.POSITIVE_INFINITY],
] as const

function spanInWords(seconds: number): string {
  const [unit, length] = lengths.find(([, one, most]) => seconds < one * most) ?? lengths[3]
  return `${plain.format(seconds / length)} ${unit}`
}

/** How a figure stands to the one before: `+12%`, from ten times as much on in times, points for shares; undefined when there is nothing to compare. */
export function changeInWords(
  value: number | null | undefined,
  before: number | null | undefined,
  unit: Unit,
): string | undefined {
  if (value == null || before == null) return undefined
  if (unit === 'share') return `${signed((value - before) * 100)} points`
  if (before === 0) return undefined
  if (value === before) return 'the same'
  const times = value / before
  return times < 10 ? `${signed((times - 1) * 100)}%` : `${whole.format(times)} times as much`
}

const signed = (value: number) => `${value >= 0 ? '+' : '−'}${plain.format(Math.abs(value))}`

/** `at least 95%`; undefined when nothing is aimed at. */
export function targetInWords({
  target,
  targetIs,
  unit,
}: Pick<FigureMeantFragment, 'target' | 'targetIs' | 'unit'>): string | undefined {
  if (target == null || targetIs == null) return undefined
  return `${targetIs === 'at_least' ? 'at least' : 'at most'} ${figureInWords(target, unit)}`
}

/** What a day was, from its sums; null on a day without cases. */
export function valueOfDay(
  { isDivided }: Pick<FigureMeantFragment, 'isDivided'>,
  day: { amount: string; outOf: string | null } | undefined,
): number | null {
  if (!isDivided) return Number(day?.amount ?? 0)
  return day == null || Number(day.outOf) === 0 ? null : Number(day.amount) / Number(day.outOf)
}
