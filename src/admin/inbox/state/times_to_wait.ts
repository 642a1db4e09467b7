import { timeZone } from '../../time/clock.ts'

export interface TimeToWait {
  label: string
  until: Date
}

const hourMs = 3_600_000
const morning = 9

/** What people mostly wait for, the nearest first. */
export function timesToWait(now: number): readonly TimeToWait[] {
  return [
    { label: 'In an hour', until: new Date(now + hourMs) },
    { label: 'In four hours', until: new Date(now + 4 * hourMs) },
    { label: 'Tomorrow morning', until: morningAfter(now, 1) },
    { label: 'In three days', until: morningAfter(now, 3) },
    { label: 'In a week', until: morningAfter(now, 7) },
  ]
}

/** Nine o'clock, as the company's clocks show it, so many days ahead. */
function morningAfter(now: number, days: number): Date {
  const day = partsOf(now + days * 24 * hourMs)
  const guess = Date.UTC(day.year, day.month - 1, day.day, morning)
  return new Date(guess - (partsOf(guess).hour - morning) * hourMs)
}

function partsOf(at: number): Record<'year' | 'month' | 'day' | 'hour', number> {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' },
    ...{ hourCycle: 'h23', timeZone: timeZone() },
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour') }
}
