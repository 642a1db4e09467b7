import { expect, it } from 'vitest'
import { whenIn } from '../../../src/cli/output/when.ts'
import { duration } from '../../../src/time_words.ts'

const when = whenIn({ now: new Date('2026-07-01T12:00:00Z'), timeZone: 'Europe/London' })

it('shows moments as a clock on the wall does', () => {
  expect(when.at(new Date('2026-07-01T12:00:00Z'))).toBe('01 Jul 2026, 13:00')
  expect(when.at(new Date('2026-01-01T12:00:00Z'))).toBe('01 Jan 2026, 12:00')
})

it.each([
  ['2026-07-01T12:00:20Z', 'now'],
  ['2026-07-01T11:50:00Z', '10 min ago'],
  ['2026-07-01T13:59:00Z', 'in 119 min'],
  ['2026-07-01T15:00:00Z', 'in 3 h'],
  ['2026-07-03T11:00:00Z', 'in 47 h'],
  ['2026-06-28T12:00:00Z', '3 d ago'],
])('%s is %s', (moment, away) => {
  expect(when.away(new Date(moment))).toBe(away)
})

it('shows durations in a unit of which there are some', () => {
  expect([duration(59), duration(7200), duration(172_800)]).toEqual(['0 min', '2 h', '2 d'])
})
