import { getVariableValues, Kind } from 'postgraphile/graphql'
import { aroundOperations } from './around_operations.ts'

type EstablishEvent = Parameters<GraphileConfig.GrafastMiddleware['establishOperationPlan']>[0]

/**
 * A variable may have any name, also one that every object of JavaScript has: what was not given is not there, and
 * what was given is.
 */
export const variableNamesPlugin = aroundOperations('PipelineVariableNamesPlugin', {
  establishOperationPlan(next, event) {
    const values = event.variableValues as Record<string, unknown>
    Object.setPrototypeOf(values, null)
    for (const [name, value] of prototypesOwn(event)) values[name] = value
    return next()
  },
})

/** The one name under which GraphQL's own code cannot keep a value. */
const lost = '__proto__'

function prototypesOwn({ schema, operation, args }: EstablishEvent): [string, unknown][] {
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === lost)
  if (definition === undefined) return []
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: 'other' } } as const
  const given = Object.entries(args.variableValues ?? {}).find(([name]) => name === lost)
  const inputs = given === undefined ? {} : { other: given[1] }
  const { coerced = {} } = getVariableValues(schema, [{ ...definition, variable }], inputs)
  return Object.entries(coerced).map(([, value]) => [lost, value])
}
