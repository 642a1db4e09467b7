import { instantOf } from '../time/zoned.ts'

/** What was written into a field; undefined when it was left empty. */
export function givenText(given: FormData, name: string): string | undefined {
  const text = given.get(name)
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
}

/** A field for a time, as a moment. */
export function givenMoment(given: FormData, name: string): string | undefined {
  const wallClock = givenText(given, name)
  return wallClock === undefined ? undefined : instantOf(wallClock)
}

/** A sum as people write it: `£187,500`. */
export function givenSum(given: FormData, name: string): string | undefined {
  return givenText(given, name)?.replaceAll(/[£,\s]/g, '')
}
