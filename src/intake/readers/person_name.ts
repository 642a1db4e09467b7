import { notUnderstood, type Reading, understood } from './reading.ts'

const longest = 200

/** A vendor's name from one cell or from several (first and last name). */
export function readVendorName(written: string | readonly string[]): Reading<string> {
  const name = typeof written === 'string' ? written : written.join(' ')
  if (!/\p{L}/u.test(name)) return notUnderstood('not a name')
  return name.length <= longest ? understood(name) : notUnderstood(`longer than ${longest} characters`)
}
