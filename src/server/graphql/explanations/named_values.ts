export interface NamedValue {
  name: string
  value: string | null
}

/** The parts of a JSON object, as a list that can be shown whatever its names are. */
export function namedValues(object: unknown): NamedValue[] {
  if (!isObject(object)) return []
  return Object.entries(object).map(([name, value]) => ({ name, value: shown(value) }))
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Fields in GraphQL's own language, each by its type and what it is. */
export function toldFields(fields: Readonly<Record<string, readonly [type: string, means: string]>>): string {
  const lines = Object.entries(fields).map(
    ([name, [type, means]]) => `${JSON.stringify(means)}\n${name}: ${type}`,
  )
  return lines.join('\n')
}
