import { notUnderstood, type Reading, understood } from './reading.ts'

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/
const british = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: \d{1,2}:\d{2}.*)?$/

/** A day as `2026-11-28`, from that or `28/11/2026`, with a time behind it or without. */
export function readDay(text: string): Reading<string> {
  const [, year, month, day] = iso.exec(text.trim()) ?? turned(british.exec(text.trim()))
  if (year === undefined || month === undefined || day === undefined)
    return notUnderstood('not a date like 2026-11-28 or 28/11/2026')

  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date
    ? notUnderstood('there is no such day')
    : understood(date)
}

const turned = (found: RegExpExecArray | null) =>
  found === null ? [] : [found[0], found[3], found[2], found[1]]
