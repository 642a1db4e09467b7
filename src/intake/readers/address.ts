import { notUnderstood, type Reading, understood } from './reading.ts'

const longest = 300
const houseNumber = /^\d+[a-z]?(-\d+[a-z]?)?$/i

/** One line from the columns of an address: number and street are kept together, repeated parts are said once. */
export function readAddress(parts: readonly string[]): Reading<string> {
  const said: string[] = []
  for (const part of parts.map((written) => written.replace(/[\s,]+$/, ''))) {
    const last = said.at(-1)
    if (last !== undefined && houseNumber.test(last)) said[said.length - 1] = `${last} ${part}`
    else if (part !== '' && !said.some((earlier) => earlier.toLowerCase() === part.toLowerCase()))
      said.push(part)
  }
  const address = said.join(', ')
  return address.length <= longest ? understood(address) : notUnderstood(`longer than ${longest} characters`)
}
