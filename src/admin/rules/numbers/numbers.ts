import type { AgentNumbersQuery } from '../../graphql/documents.ts'

type Parameter = AgentNumbersQuery['agentParameters']['nodes'][number]
type AgentName = Parameter['agent']

/** A number that one agent goes by, or several that are of one mind about it. */
export interface AgentNumber extends Parameter {
  /** Who goes by it, by their titles. */
  who: string
  /** Null: all that have it. */
  only: AgentName | null
}

/** One row for each number: those that agents share stand once, while they are the same. */
export function numbersOf({ agents, agentParameters }: AgentNumbersQuery): AgentNumber[] {
  const titleOf = new Map(agents.nodes.map(({ agent, title }) => [agent, title]))
  const byParameter = Map.groupBy(
    agentParameters.nodes.toSorted((one, other) => other.place - one.place),
    ({ parameter }) => parameter,
  )
  return [...byParameter.values()].reverse().flatMap((same): AgentNumber[] => {
    const who = same.map(({ agent }) => titleOf.get(agent) ?? agent).toSorted()
    const [first, ...others] = same
    if (first === undefined) return []
    const isOne = others.every(({ value }) => shownNumber(value) === shownNumber(first.value))
    if (isOne) return [{ ...first, who: who.join(', '), only: null }]
    return same.map((each) => ({ ...each, who: titleOf.get(each.agent) ?? each.agent, only: each.agent }))
  })
}

/** "Allowance: share of value after works" for `allowance.shareOfValueAfterWorks`. */
export function titleOfNumber(parameter: string): string {
  const words = parameter
    .split('.')
    .map((part) =>
      part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/ per m2$/, ' per m²'),
    )
    .join(': ')
  return (
    words.charAt(0).toUpperCase() +
    words.slice(1).replace('bmv pct', 'BMV per cent').replace(/ pct$/, ' per cent')
  )
}

/** `0.85`, or `37, 45, 65` for a list. */
export const shownNumber = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(', ') : String(value)

/** What somebody wrote into the field; undefined when it is no number, or no list of them. */
export function readNumber(text: string, isList: boolean): number | number[] | undefined {
  const numbers = text.split(isList ? /[,;\s]+/ : /$^/).filter((part) => part !== '')
  const read = numbers.map((part) =>
    /^-?\d{1,9}([.]\d{1,6})?$/.test(part.trim()) ? Number(part) : Number.NaN,
  )
  if (read.length === 0 || read.some(Number.isNaN)) return undefined
  return isList ? read : read[0]
}

/** "above 0, at most 1". */
export function boundsInWords({ atLeast, isAbove, atMost }: AgentNumber): string {
  return [
    atLeast !== null && `${isAbove ? 'above' : 'at least'} ${Number(atLeast)}`,
    atMost !== null && `at most ${Number(atMost).toLocaleString('en-GB')}`,
  ]
    .filter((bound) => bound !== false)
    .join(', ')
}
