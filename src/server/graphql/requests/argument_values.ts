import { isIP } from 'node:net'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  TypeInfo,
  type ValueNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'postgraphile/graphql'
import { legible, longestWords, type WordsDomain } from '../../../free_text.ts'
import { isDay, isMoment, isTime } from './moments.ts'
import 'postgraphile'

type Variables = Record<string, unknown>
type Args = Parameters<GraphileConfig.GrafastMiddleware['execute']>[0]['args']

/** Where a value stands: what it has to be, its name, and which domain takes it. */
interface Place {
  type: GraphQLInputType
  field: string
  words?: WordsDomain | undefined
}

/** Refuses values that the database could not read, naming the field; words lose what nobody can see. */
export const argumentValuesPlugin: GraphileConfig.Plugin = {
  name: 'PipelineArgumentValuesPlugin',
  version: '1.0.0',
  grafast: {
    middleware: {
      execute: (next, { args }) => refusalOf(args) ?? next(),
      subscribe: (next, { args }) => refusalOf(args) ?? next(),
    },
  },
}

function refusalOf(args: Args): { errors: GraphQLError[] } | undefined {
  const error = wrongValueIn(args)
  return error === undefined ? undefined : { errors: [error] }
}

/** The first value of a document, or of its variables, that the database could not read. */
export function wrongValueIn({
  schema,
  document,
  variableValues,
}: Pick<Args, 'schema' | 'document' | 'variableValues'>): GraphQLError | undefined {
  try {
    for (const { type, node, name } of argumentsOf(schema, document)) {
      readNode(node, { type, field: name }, (variableValues ?? {}) as Variables)
    }
    return undefined
  } catch (error) {
    if (!(error instanceof WrongValue)) throw error
    const extensions = { code: 'BAD_VALUE', field: error.field }
    return new GraphQLError(`${error.field} ${error.message}.`, { extensions })
  }
}

class WrongValue extends Error {
  override name = 'WrongValue'
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

interface Argument {
  name: string
  type: GraphQLInputType
  node: ValueNode
}

const known = new WeakMap<DocumentNode, Argument[]>()

function argumentsOf(schema: GraphQLSchema, document: DocumentNode): Argument[] {
  const before = known.get(document)
  if (before !== undefined) return before
  const found: Argument[] = []
  const types = new TypeInfo(schema)
  const visitor = visitWithTypeInfo(types, {
    Argument({ name, value }) {
      const type = types.getArgument()?.type
      if (type !== undefined && types.getDirective() == null)
        found.push({ name: name.value, type, node: value })
    },
  })
  visit(document, visitor)
  known.set(document, found)
  return found
}

/** What stands in the document, down to the variables in it, which are written anew. */
function readNode(node: ValueNode, place: Place, variables: Variables): void {
  const type = isNonNullType(place.type) ? place.type.ofType : place.type
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value
    if (name in variables) variables[name] = shown(variables[name], place)
  } else if (node.kind === Kind.LIST && isListType(type)) {
    for (const item of node.values) readNode(item, { ...place, type: type.ofType }, variables)
  } else if (node.kind === Kind.OBJECT && isInputObjectType(type)) {
    for (const { name, value } of node.fields) {
      const its = placeOf(type, name.value, place.field)
      if (its !== undefined) readNode(value, its, variables)
    }
  } else {
    const value = valueFromASTUntyped(node, variables)
    const isShown = shown(value, place) === value || typeof value !== 'string'
    if (!isShown) throw new WrongValue(place.field, 'has characters that nobody sees')
  }
}

/** The value, words without what nobody sees. What is wrong by GraphQL's own rules is left for it to say. */
function shown(value: unknown, place: Place): unknown {
  const { field, words } = place
  const type = isNonNullType(place.type) ? place.type.ofType : place.type
  if (value === null || value === undefined) return value
  if (isListType(type)) {
    const its = { ...place, type: type.ofType }
    return Array.isArray(value) ? value.map((item) => shown(item, its)) : shown(value, its)
  }
  if (isInputObjectType(type)) {
    if (!isObject(value) || Array.isArray(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const its = placeOf(type, name, field)
        return [name, its === undefined ? inner : shown(inner, its)]
      }),
    )
  }
  const isBelow = pages.has(field) && typeof value === 'number' && value < 0
  const problem = isBelow ? 'is below nothing' : problems[type.name]?.(value)
  if (problem !== undefined) throw new WrongValue(field, problem)
  if (words === undefined || typeof value !== 'string') return value
  const text = legible(value, words)
  const longest = longestWords[words]
  if ([...text].length > longest) throw new WrongValue(field, `has more than ${longest} characters`)
  return text
}

function placeOf(type: GraphQLInputObjectType, name: string, within: string): Place | undefined {
  const field = type.getFields()[name]
  if (field === undefined) return undefined
  return { type: field.type, field: `${within}.${name}`, words: field.extensions.words }
}

/** How many rows, and from where. */
const pages: ReadonlySet<string> = new Set(['first', 'last', 'offset'])

type Problem = (value: unknown) => string | undefined

/** By the names of scalars; what GraphQL itself knows is checked by it. */
const problems: Readonly<Record<string, Problem>> = {
  String: textProblem,
  ID: textProblem,
  JSON: (value) => (textsIn(value).every(isStorable) ? undefined : notStorable),
  UUID: unless((text) => /^[\da-f]{8}(-?[\da-f]{4}){4}[\da-f]{8}$/i.test(text), 'is no UUID'),
  Cursor: unless((text) => /^[\w+/=-]+$/.test(text), 'is no cursor that a page gave'),
  Datetime: unless(isMoment, 'is no time like 2026-03-29T12:00:00Z'),
  Date: unless(isDay, 'is no day like 2026-03-29'),
  Time: unless(isTime, 'is no time of day like 08:30:00'),
  InternetAddress: unless((text) => isIP(text.replace(/\/\d{1,3}$/, '')) > 0, 'is no internet address'),
  BigInt: unless(isBigInt, 'is no whole number of 64 bits'),
  BigFloat: unless(isDecimal, 'is no decimal number'),
}

const notStorable = 'has a character that no text can have'

function unless(isRight: (text: string) => boolean, problem: string): Problem {
  return (value) => {
    const isScalar = typeof value === 'string' || typeof value === 'number'
    return isScalar && isRight(String(value)) ? undefined : problem
  }
}

function textProblem(value: unknown): string | undefined {
  return typeof value !== 'string' || isStorable(value) ? undefined : notStorable
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return isObject(value) ? Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]) : []
}

function isBigInt(text: string): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}

function isDecimal(text: string): boolean {
  return /^-?\d{1,100}(\.\d{1,100})?(e[+-]?\d{1,2})?$/i.test(text)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
