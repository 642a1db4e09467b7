import { legible } from '../../free_text.ts'
import { readDay } from './day.ts'
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

/** The day of a consent, as `2026-11-28` or `28/11/2026`, up to today. */
export function readConsentDate(text: string, today: string): Reading<string> {
  const day = readDay(text)
  if (!day.ok) return day
  const date = day.value
  if (date > today) return notUnderstood('a consent cannot be given in the future')
  return date < '2000-01-01' ? notUnderstood('a consent of the last century is a slip') : understood(date)
}
