import { InvalidArgumentError } from 'commander'

/** A day as it is written, or a complaint. */
export function dayMeant(text: string): string {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : Number.NaN)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('This is no day. Write it like 2026-11-28.')
  return text
}
