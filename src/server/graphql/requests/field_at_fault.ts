import pg from 'pg'
import {
  type GraphQLError,
  getNamedType,
  isInputObjectType,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
} from 'postgraphile/graphql'
import { type Given, withDefaults } from './given_values.ts'
import { type Place, partOf } from './place.ts'

/** A value that a field was given, down to what has no parts. */
interface Leaf extends Place {
  value: unknown
}

/** Names, in each error about a value that only the database noticed, the argument that it means. */
export function nameFaults<Result>(result: Result, given: Given, variables: Record<string, unknown>): Result {
  if (typeof result !== 'object' || result === null || !('errors' in result)) return result
  for (const error of result.errors as GraphQLError[]) {
    const { originalError: cause, nodes } = error
    if (cause == null || !isAboutValue(cause) || nodes?.[0]?.kind !== Kind.FIELD) continue
    const field = leafAtFault(cause, leavesOf(nodes[0].arguments ?? [], given, variables))
    if (field !== undefined) Object.assign(error.extensions, { field })
  }
  return result
}

/** PostgreSQL's own words about data, or those of whoever plans a list. */
function isAboutValue(cause: Error): boolean {
  return !(cause instanceof pg.DatabaseError) || /^(22|23514)/.test(cause.code ?? '')
}

function leavesOf(nodes: readonly { value: ValueNode }[], given: Given, variables: Record<string, unknown>) {
  const all = withDefaults(given.defaults, variables)
  return given.args
    .filter(({ node }) => nodes.includes(node))
    .flatMap(({ node, type, domain }) =>
      leavesIn(valueFromASTUntyped(node.value, all), { type, domain, field: node.name.value }),
    )
}

function leavesIn(value: unknown, place: Place): Leaf[] {
  const type = getNamedType(place.type)
  if (Array.isArray(value)) return value.flatMap((item) => leavesIn(item, place))
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (parts.length === 0) return [{ ...place, value }]
  return parts.flatMap(([name, inner]) => {
    const inJson = { ...place, field: `${place.field}.${name}` }
    const its = isInputObjectType(type) ? partOf(place, type, name) : inJson
    return its === undefined ? [] : leavesIn(inner, its)
  })
}

/** What PostgreSQL says of a value is about one that it quotes, whose domain it names, or that is of such a kind. */
function leafAtFault(cause: Error, leaves: Leaf[]): string | undefined {
  const { message } = cause
  const beyond = outOfRange(message, leaves)
  const quoted = /"(.*)"/s.exec(message)?.[1]
  const signs: ((leaf: Leaf) => boolean)[] = [
    ({ domain }) => cause instanceof pg.DatabaseError && domain !== undefined && cause.dataType === domain,
    ({ value }) => quoted !== undefined && plain(value) === quoted,
    ({ value, type }) => /filter argument/.test(message) && (value === null || isInputObjectType(type)),
    ({ type }) => /cursor/i.test(message) && String(type) === 'Cursor',
    ({ field }) => /interval/.test(message) && /\.(years|months|days|hours|minutes|seconds)$/.test(field),
    (leaf) => leaf === beyond,
    ({ type }) => /^(JSON|Cursor)$/.test(String(type)),
  ]
  for (const isIt of signs) {
    const leaf = leaves.find(isIt)
    if (leaf !== undefined) return leaf.field
  }
  // An id or a number breaks no rule about words.
  const words = leaves.filter(({ type }) => getNamedType(type).name === 'String')
  const [only, ...others] = words.length === 0 ? leaves : words
  return others.length === 0 ? only?.field : commonName(leaves)
}

/** The number farthest from nought, or the time: what is beyond all that there is of its kind. */
function outOfRange(message: string, leaves: Leaf[]): Leaf | undefined {
  if (!/out of range|overflow/.test(message)) return undefined
  const kind = /date|time|interval/.test(message) ? /^(Datetime|Date|Time)$/ : /^(Int|Float|Big\w+)$/
  const size = ({ value }: Leaf) => Math.abs(Number(value)) || 0
  const ofKind = leaves.filter(({ type }) => kind.test(getNamedType(type).name))
  return (
    ofKind.toSorted((one, other) => size(other) - size(one))[0] ??
    leaves.find(({ value }) => /^-?\d/.test(plain(value)))
  )
}

const plain = (value: unknown) => (typeof value === 'object' ? '' : String(value))

/** The argument that all of them belong to. */
function commonName(leaves: Leaf[]): string | undefined {
  const [name, ...others] = new Set(leaves.map(({ field }) => field.split('.')[0]))
  return others.length === 0 ? name : undefined
}
