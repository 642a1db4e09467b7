import { timeZone } from '../../time/clock.ts'
import type { TextRow } from './sheet.ts'

/** Oldest first; what is still to leave stands below what has been said. */
export function inOrder(newestFirst: readonly TextRow[]): TextRow[] {
  const texts = newestFirst.toReversed()
  return [...texts.filter((text) => !isToLeave(text)), ...texts.filter(isToLeave)]
}

export const isToLeave = ({ direction, status }: TextRow) => direction === 'outbound' && status === 'queued'

/** A text of a person that waits for the time they chose: it can be changed and withdrawn. */
export const isScheduled = (text: TextRow) => isToLeave(text) && text.scheduledFor !== null

export function dayInWords(at: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', timeZone: timeZone() },
  }).format(Date.parse(at))
}

export function hourInWords(at: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...{ hour: '2-digit', minute: '2-digit', timeZone: timeZone() },
  }).format(Date.parse(at))
}
