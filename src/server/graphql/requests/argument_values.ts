import {
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'postgraphile/graphql'
import { legible, longestWords } from '../../../free_text.ts'
import { aroundOperations, type OperationArgs } from './around_operations.ts'
import { nameFaults } from './field_at_fault.ts'
import { type Given, givenTo } from './given_values.ts'
import { operationOf } from './operation_log.ts'
import { type Place, partOf } from './place.ts'
import { problems } from './value_problems.ts'

type Variables = Record<string, unknown>

/**
 * Refuses values that the database could not read, and says which argument it means where only it notices; words lose
 * what nobody can see.
 */
export const argumentValuesPlugin = aroundOperations('PipelineArgumentValuesPlugin', {
  async execute(next, { args }) {
    const given = givenIn(args)
    if (given === undefined) return next()
    const variables = (args.variableValues ?? {}) as Variables
    return refusalOf(given, variables) ?? nameFaults(await next(), given, variables)
  },
  subscribe(next, { args }) {
    const given = givenIn(args)
    if (given === undefined) return next()
    return refusalOf(given, (args.variableValues ?? {}) as Variables) ?? next()
  },
})

function givenIn({ schema, document, operationName }: OperationArgs): Given | undefined {
  const operation = operationOf(document, operationName)
  return operation === undefined ? undefined : givenTo(operation, document, schema)
}

function refusalOf(given: Given, variables: Variables): { errors: GraphQLError[] } | undefined {
  const error = wrongValueIn(given, variables)
  return error === undefined ? undefined : { errors: [error] }
}

/** The first value that stands in a document, in whichever operation, and that the database could not read. */
export function wrongValueWritten(schema: GraphQLSchema, document: DocumentNode): GraphQLError | undefined {
  const isOperation = (node: DocumentNode['definitions'][number]): node is OperationDefinitionNode =>
    node.kind === Kind.OPERATION_DEFINITION
  for (const operation of document.definitions.filter(isOperation)) {
    const error = wrongValueIn(givenTo(operation, document, schema), {})
    if (error !== undefined) return error
  }
  return undefined
}

function wrongValueIn(given: Given, variables: Variables): GraphQLError | undefined {
  try {
    for (const { type, domain, node } of given.args) {
      readNode(node.value, { type, domain, field: node.name.value }, variables, given)
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

/** What stands in the document, down to the variables in it, which are written anew. */
function readNode(node: ValueNode, place: Place, variables: Variables, given: Given): void {
  const type = bare(place.type)
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value
    const byDefault = given.defaults.get(name)
    if (Object.hasOwn(variables, name)) variables[name] = shown(variables[name], place)
    else if (byDefault !== undefined) readNode(byDefault, place, variables, given)
  } else if (node.kind === Kind.LIST && isListType(type)) {
    for (const item of node.values) readNode(item, { ...place, type: type.ofType }, variables, given)
  } else if (node.kind === Kind.OBJECT && isInputObjectType(type)) {
    for (const { name, value } of node.fields) {
      const its = partOf(place, type, name.value)
      if (its !== undefined) readNode(value, its, variables, given)
    }
  } else {
    const value = valueFromASTUntyped(node, variables)
    const isShown = shown(value, place) === value || typeof value !== 'string'
    if (!isShown) throw new WrongValue(place.field, 'has characters that nobody sees')
  }
}

/** The value, words without what nobody sees. What is wrong by GraphQL's own rules is left for it to say. */
function shown(value: unknown, place: Place): unknown {
  const { field, domain } = place
  const type = bare(place.type)
  if (value === null || value === undefined) return value
  if (isListType(type)) {
    const its = { ...place, type: type.ofType }
    return Array.isArray(value) ? value.map((item) => shown(item, its)) : shown(value, its)
  }
  if (isInputObjectType(type)) {
    if (typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const its = partOf(place, type, name)
        return [name, its === undefined ? inner : shown(inner, its)]
      }),
    )
  }
  const isBelow = pages.has(field) && typeof value === 'number' && value < 0
  const problem = isBelow ? 'is below nothing' : problems[type.name]?.(value)
  if (problem !== undefined) throw new WrongValue(field, problem)
  if (typeof value !== 'string' || !isOfWords(domain)) return value
  const text = legible(value, domain)
  const longest = longestWords[domain]
  if ([...text].length > longest) throw new WrongValue(field, `has more than ${longest} characters`)
  return text
}

/** How many rows, and from where. */
const pages: ReadonlySet<string> = new Set(['first', 'last', 'offset'])

function isOfWords(domain: string | undefined): domain is keyof typeof longestWords {
  return domain !== undefined && Object.hasOwn(longestWords, domain)
}

function bare(type: GraphQLInputType) {
  return isNonNullType(type) ? type.ofType : type
}
