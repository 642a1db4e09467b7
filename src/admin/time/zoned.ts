import { timeZone } from './clock.ts'

/** What the clock on the wall of the company shows: `2026-03-04T09:30`, as fields for a time take it. */
export function wallClockOf(instant: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    ...{ hourCycle: 'h23', timeZone: timeZone() },
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** The moment at which a clock in Greenwich shows this, in a year of any length: so a year stands while it is written. */
function inGreenwich(wallClock: string): number {
  const [year = '', ...others] = wallClock.split('-')
  return Date.parse(`+${year.padStart(6, '0')}-${others.join('-')}:00Z`)
}

/** The moment at which that clock shows this; of an hour that a change of the clocks skips the one after it. */
export function instantOf(wallClock: string): string {
  const asUtc = inGreenwich(wallClock)
  let instant = asUtc
  // The offset is that of the moment itself, which is not known before: the second look is right on both sides of a change.
  for (let look = 0; look < 2; look += 1) {
    instant = asUtc - (inGreenwich(wallClockOf(instant)) - instant)
  }
  return new Date(instant).toISOString()
}

const hour = 3_600_000

/** Moments that people often choose, in words. */
export function usualMoments(now: number): [words: string, wallClock: string][] {
  const today = wallClockOf(now).slice(0, 10)
  const nextDay = wallClockOf(Date.parse(`${today}T12:00:00Z`) + 24 * hour).slice(0, 10)
  const nextWeek = wallClockOf(Date.parse(`${today}T12:00:00Z`) + 7 * 24 * hour).slice(0, 10)
  return [
    ['in an hour', wallClockOf(now + hour)],
    ['tomorrow at 9', `${nextDay}T09:00`],
    ['in a week', `${nextWeek}T09:00`],
  ]
}
