import type { WaitFragment } from '../../graphql/documents.ts'

type Wait = Pick<WaitFragment, 'days' | 'hours' | 'minutes'>

export const minutesOf = ({ days, hours, minutes }: Wait): number =>
  (days ?? 0) * 1_440 + (hours ?? 0) * 60 + (minutes ?? 0)

/** "72 h", "14 d", "90 min": in the largest unit that says it in whole numbers; days from three on. */
export function waitInWords(wait: Wait): string {
  const minutes = minutesOf(wait)
  if (minutes % 1_440 === 0 && minutes > 3 * 1_440) return `${minutes / 1_440} d`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}

/** What people write for a wait: `72 h`, `14 d`, `90 min`; undefined for anything else. */
export function readWait(text: string): { minutes: number } | undefined {
  const [, count, unit = ''] = /^\s*(\d{1,6})\s*(min|h|d)[a-z]*\s*$/i.exec(text) ?? []
  if (count === undefined) return undefined
  const minutes = Number(count) * ({ min: 1, h: 60, d: 1_440 }[unit.toLowerCase()] ?? 1)
  return minutes >= 1 && minutes <= 400 * 1_440 ? { minutes } : undefined
}

/** A wait that was read, as an argument. */
export const asSeen = ({ days, hours, minutes }: Wait): Wait => ({ days, hours, minutes })
