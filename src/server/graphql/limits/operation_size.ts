import type { GraphQLError } from 'postgraphile/graphql'
import { operationOf } from '../requests/operation_log.ts'
import { tooLargeWith } from './query_limits.ts'
import 'postgraphile'

type Args = Parameters<GraphileConfig.GrafastMiddleware['execute']>[0]['args']

/** Refuses an operation that could answer with too much for what its variables are. */
export const operationSizePlugin: GraphileConfig.Plugin = {
  name: 'PipelineOperationSizePlugin',
  version: '1.0.0',
  grafast: {
    middleware: {
      execute: (next, { args }) => refusalOf(args) ?? next(),
      subscribe: (next, { args }) => refusalOf(args) ?? next(),
    },
  },
}

function refusalOf({
  document,
  operationName,
  variableValues,
}: Args): { errors: GraphQLError[] } | undefined {
  const operation = operationOf(document, operationName)
  const error = operation && tooLargeWith(operation, document, variableValues ?? {})
  return error && { errors: [error] }
}
