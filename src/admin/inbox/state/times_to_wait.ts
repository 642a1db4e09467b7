import { instantOf, wallClockOf } from '../../time/zoned.ts'

export interface TimeToWait {
  label: string
  until: Date
}

const hourMs = 3_600_000

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
const morningAfter = (now: number, days: number) =>
  new Date(instantOf(`${wallClockOf(now + days * 24 * hourMs).slice(0, 10)}T09:00`))
