import type { GraphQLError } from 'postgraphile/graphql'
import { aroundOperations, type OperationArgs } from '../requests/around_operations.ts'
import { operationOf } from '../requests/operation_log.ts'
import { tooLargeWith } from './query_limits.ts'

/** Refuses an operation that could answer with too much for what its variables are. */
export const operationSizePlugin = aroundOperations('PipelineOperationSizePlugin', {
  execute: (next, { args }) => refusalOf(args) ?? next(),
  subscribe: (next, { args }) => refusalOf(args) ?? next(),
})

function refusalOf({
  document,
  operationName,
  variableValues,
}: OperationArgs): { errors: GraphQLError[] } | undefined {
  const operation = operationOf(document, operationName)
  const error = operation && tooLargeWith(operation, document, variableValues ?? {})
  return error && { errors: [error] }
}
