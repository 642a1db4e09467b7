import { type FieldNode, Kind, valueFromASTUntyped, visit } from 'postgraphile/graphql'
import 'postgraphile'
import { operationOf } from '../requests/operation_log.ts'

type Args = Parameters<GraphileConfig.GrafastMiddleware['execute']>[0]['args']

/** What tells all about the one lead that an argument names. */
const tellsOfLead: Readonly<Record<string, string>> = {
  vendorLead: 'id',
  explainLead: 'leadId',
  leadAsOf: 'leadId',
  leadChanged: 'id',
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** More leads by their ids than this in one request are a list, and not looked at one by one. */
const mostAtOnce = 20

/** The leads that a request names one by one; a list that is asked for one lead alone is about that one. */
export function leadsAskedFor({ document, operationName, variableValues }: Args): Set<string> {
  const variables: Record<string, unknown> = { ...variableValues }
  for (const { variable, defaultValue } of operationOf(document, operationName)?.variableDefinitions ?? []) {
    if (defaultValue !== undefined) variables[variable.name.value] ??= valueFromASTUntyped(defaultValue)
  }
  const ids = new Set<string>()
  visit(document, {
    Field(field) {
      for (const id of namedBy(field, variables)) {
        if (typeof id === 'string' && uuid.test(id) && ids.size < mostAtOnce) ids.add(id.toLowerCase())
      }
    },
  })
  return ids
}

function namedBy({ name, arguments: given = [] }: FieldNode, variables: Record<string, unknown>): unknown[] {
  return given.flatMap(({ name: argument, value: node }) => {
    if (node.kind === Kind.NULL) return []
    const value = valueFromASTUntyped(node, variables)
    if (argument.value === tellsOfLead[name.value]) return [value]
    return argument.value === 'filter' ? theOneIn(value, name.value === 'vendorLeads') : []
  })
}

/** The one lead that a filter lets through. */
function theOneIn(filter: unknown, isOfLeads: boolean): unknown[] {
  if (Array.isArray(filter)) return filter.flatMap((one) => theOneIn(one, isOfLeads))
  if (typeof filter !== 'object' || filter === null) return []
  return Object.entries(filter).flatMap(([name, its]) => {
    if (name === 'and' || name === 'or') return theOneIn(its, isOfLeads)
    if (name !== (isOfLeads ? 'id' : 'vendorLeadId')) return []
    const { equalTo, in: among } = (its ?? {}) as { equalTo?: unknown; in?: unknown }
    return [equalTo, ...(Array.isArray(among) && among.length === 1 ? among : [])]
  })
}
