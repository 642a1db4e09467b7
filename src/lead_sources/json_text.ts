/** What somebody sent is no JSON that can be read. */
export class UnreadableJson extends Error {
  override name = 'UnreadableJson'
}

/** Escapes of characters that no database keeps: the NUL, and half a character without its other half. */
const unkept =
  /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\u0000|\\./gs

/**
 * JSON as it was written, with every number whole: those that would lose digits in a double become their digits as text.
 * What comes out can be stored.
 *
 * @throws UnreadableJson also for what is nested so deeply that nobody can have meant it.
 */
export function parseJson(text: string): unknown {
  const storable = text.replace(unkept, (found) => (/^\\u(0000|[dD].{3}$)/.test(found) ? '' : found))
  try {
    return JSON.parse(storable, wholeNumber)
  } catch (cause) {
    throw new UnreadableJson('This is no JSON that can be read.', { cause })
  }
}

/** JavaScript hands over how a number was written; the types do not know of it yet. */
function wholeNumber(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value
  return String(value) === context.source ? value : context.source
}
