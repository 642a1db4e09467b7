import { InvalidArgumentError } from 'commander'
import { z } from 'zod'

/** A day as it is written, or a complaint. */
export function dayMeant(text: string): string {
  if (!z.iso.date().safeParse(text).success)
    throw new InvalidArgumentError('This is no day. Write it like 2026-11-28.')
  return text
}
