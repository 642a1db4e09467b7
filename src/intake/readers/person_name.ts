import { notUnderstood, type Reading, understood } from './reading.ts'

const longest = 200

/** A vendor's name from one cell or from several (first and last name); what the domain vendor_name takes. */
export function readVendorName(written: string | readonly string[]): Reading<string> {
  const name = typeof written === 'string' ? written : written.join(' ')
  if (!/\p{Alphabetic}/u.test(name)) return notUnderstood('not a name')
  return name.length <= longest ? understood(name) : notUnderstood(`longer than ${longest} characters`)
}
