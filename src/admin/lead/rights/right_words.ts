import type { RightsStatus, RightsWay } from '../../graphql/documents.ts'
import { wallClockOf } from '../../time/zoned.ts'

/** How a request came, with what people call it. */
export const ways: readonly (readonly [way: RightsWay, words: string])[] = [
  ['call', 'by telephone'],
  ['letter', 'by letter'],
  ['email', 'by e-mail'],
  ['in_person', 'in person'],
  ['text', 'by text'],
  ['other', 'in another way'],
]

export const wayInWords = (way: RightsWay): string => new Map(ways).get(way) ?? way

const statuses: Readonly<Record<string, string>> = {
  open: 'open',
  extended: 'open, with more time',
  answered: 'answered',
  refused: 'refused',
  withdrawn: 'withdrawn',
}

export const statusInWords = (status: RightsStatus): string => statuses[status] ?? status

/** `28 February 2026`, of a day as 2026-02-28. */
export const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  )

/** Whether a day is over where the company is. */
export const isPast = (day: string, now: number): boolean => wallClockOf(now).slice(0, 10) > day
