import { titleOfNumber } from '../numbers/numbers.ts'

/** A value of a rule; the numbers of an agent, which are a whole object, one after the other. */
export function valueInWords(value: string | null): string | null {
  if (value === null || !value.startsWith('{')) return value
  const numbers: unknown = JSON.parse(value)
  return (
    leavesOf(numbers, [])
      .map(([parameter, number]) => `${titleOfNumber(parameter)} ${number}`)
      .join('; ') || 'as usual'
  )
}

function leavesOf(value: unknown, path: readonly string[]): [parameter: string, number: string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [[path.join('.'), String(value)]]
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
}
