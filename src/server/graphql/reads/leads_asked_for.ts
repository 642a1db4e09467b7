import {
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  visit,
} from 'postgraphile/graphql'
import type { OperationArgs } from '../requests/around_operations.ts'
import { operationOf } from '../requests/operation_log.ts'

const id = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,18})$/i
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** More leads by their ids than this in one request are a list, and not looked at one by one. */
const mostAtOnce = 20

/**
 * The leads that a request names one by one, by their own ids or by those of rows about them; a list that is asked for
 * one lead alone is about that one.
 */
export function leadsAskedFor({
  document,
  operationName,
  schema,
  variableValues,
}: OperationArgs): Set<string> {
  const variables: Record<string, unknown> = { ...variableValues }
  for (const { variable, defaultValue } of operationOf(document, operationName)?.variableDefinitions ?? []) {
    if (defaultValue !== undefined) variables[variable.name.value] ??= valueFromASTUntyped(defaultValue)
  }
  const ids = new Set<string>()
  visit(document, {
    Field(field) {
      for (const named of namedBy(field, variables, schema)) {
        if (typeof named === 'string' && id.test(named) && ids.size < mostAtOnce) ids.add(named.toLowerCase())
      }
    },
  })
  return ids
}

function namedBy(
  { name, arguments: given = [] }: FieldNode,
  variables: Record<string, unknown>,
  schema: GraphQLSchema,
): unknown[] {
  return given.flatMap(({ name: argument, value: node }) => {
    if (node.kind === Kind.NULL) return []
    const value = valueFromASTUntyped(node, variables)
    if (argument.value === 'leadId' || argument.value === 'messageId') return [value]
    if (argument.value === 'id') return tellsOfLead(name.value, schema) ? [value] : []
    if (argument.value === 'search' || argument.value === 'text') return uuidIn(value)
    return argument.value === 'filter' ? theOneIn(value) : []
  })
}

/** Whether the row that a field gives by its id is a lead, or about one. Changes of the rules have numbers of their own. */
function tellsOfLead(field: string, schema: GraphQLSchema): boolean {
  if (field === 'leadChanged') return true
  if (field === 'auditLog') return false
  const type = getNamedType(schema.getQueryType()?.getFields()[field]?.type)
  return isObjectType(type) && (type.name === 'VendorLead' || 'vendorLead' in type.getFields())
}

/** The one lead, or row about one, that a filter lets through. */
function theOneIn(filter: unknown): unknown[] {
  if (Array.isArray(filter)) return filter.flatMap((one) => theOneIn(one))
  if (typeof filter !== 'object' || filter === null) return []
  return Object.entries(filter).flatMap(([name, its]) => {
    if (name === 'and' || name === 'or' || name === 'vendorLead') return theOneIn(its)
    if (name === 'search') return uuidIn(its)
    if (name !== 'id' && name !== 'vendorLeadId') return []
    const { equalTo, in: among } = (its ?? {}) as { equalTo?: unknown; in?: unknown }
    return uuidIn(equalTo).concat(Array.isArray(among) && among.length === 1 ? uuidIn(among[0]) : [])
  })
}

const uuidIn = (value: unknown): unknown[] =>
  typeof value === 'string' && uuid.test(value.trim()) ? [value.trim()] : []
