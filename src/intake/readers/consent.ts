import { legible } from '../../free_text.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

const longest = 2000

/** The words that somebody agreed to. */
export function readConsentWording(text: string): Reading<string> {
  const wording = legible(text).trim()
  if (wording === '') return notUnderstood('a consent has a wording')
  if (/^(y|n|yes|no|true|false|ok|x|\d+)$/i.test(wording))
    return notUnderstood('that somebody consented does not say to which words')
  return wording.length <= longest ? understood(wording) : notUnderstood(`longer than ${longest} characters`)
}

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/
const british = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: \d{1,2}:\d{2}.*)?$/

/** The day of a consent, as `2026-11-28` or `28/11/2026`, up to today. */
export function readConsentDate(text: string, today: string): Reading<string> {
  const [, year, month, day] = iso.exec(text.trim()) ?? turned(british.exec(text.trim()))
  if (year === undefined || month === undefined || day === undefined)
    return notUnderstood('not a date like 2026-11-28 or 28/11/2026')

  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date)
    return notUnderstood('there is no such day')
  if (date > today) return notUnderstood('a consent cannot be given in the future')
  return date < '2000-01-01' ? notUnderstood('a consent of the last century is a slip') : understood(date)
}

const turned = (found: RegExpExecArray | null) =>
  found === null ? [] : [found[0], found[3], found[2], found[1]]
