import { storableJson } from '../storable_json.ts'

/** What somebody sent is no JSON that can be read. */
export class UnreadableJson extends Error {
  override name = 'UnreadableJson'
}

/**
 * JSON as it was written, with every number whole: those that would lose digits in a double become their digits as text.
 * What comes out can be stored.
 *
 * @throws UnreadableJson also for what is nested so deeply that nobody can have meant it.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(storableJson(text), wholeNumber)
  } catch (cause) {
    throw new UnreadableJson('This is no JSON that can be read.', { cause })
  }
}

/** JavaScript hands over how a number was written; the types do not know of it yet. */
function wholeNumber(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value
  return String(value) === context.source ? value : context.source
}
