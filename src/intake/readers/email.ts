import { notUnderstood, type Reading, understood } from './reading.ts'

const longest = 254

/** An address that mail could go to; of several, the first. */
export function readEmail(text: string): Reading<string> {
  const first = text
    .replace(/^mailto:/i, '')
    .split(/[\s;,]+/)
    .find((word) => word !== '')
  if (first === undefined) return notUnderstood('there is no email address')
  const email = first.replace(/^<|>$/g, '').toLowerCase()
  return /^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(email) && email.length <= longest
    ? understood(email)
    : notUnderstood('not an email address')
}
