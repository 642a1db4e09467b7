import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'postgraphile/graphql'
import { aroundOperations, type OperationArgs } from './around_operations.ts'
import { requestOf } from './request_scope.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const deepest = 3
/** A name that a client made up could hold a number; those of programs do not. */
const programmersName = /^(?!.*\d{5})\w{1,60}$/

/**
 * One line an operation: its name and fields, the ids it is about, how long it took and the codes of its errors; never
 * another value of its arguments.
 */
export const operationLogPlugin = aroundOperations('PipelineOperationLogPlugin', {
  async execute(next, event) {
    const beganAt = performance.now()
    const result = await next()
    const milliseconds = Math.round(performance.now() - beganAt)
    note(event.args, { milliseconds, errors: errorCodes(result) }, 'operation')
    return result
  },
  subscribe(next, event) {
    note(event.args, {}, 'subscription')
    return next()
  },
})

function note(args: OperationArgs, more: Record<string, unknown>, message: string): void {
  const request = requestOf(args.requestContext)
  const operation = operationOf(args.document, args.operationName)
  if (request === undefined || operation === undefined) return
  const name = operation.name?.value
  request.log.info(
    {
      operation: operation.operation,
      userId: request.requester?.userId,
      name: name !== undefined && programmersName.test(name) ? name : undefined,
      ...about(operation, args.variableValues ?? {}),
      ...more,
    },
    message,
  )
}

/** The operation of a document that is to run. */
export function operationOf(
  document: DocumentNode,
  name: string | null | undefined,
): OperationDefinitionNode | undefined {
  return document.definitions.find(
    (node): node is OperationDefinitionNode =>
      node.kind === Kind.OPERATION_DEFINITION && (name == null || node.name?.value === name),
  )
}

function about(operation: OperationDefinitionNode, variables: Record<string, unknown>) {
  const fields: string[] = []
  const ids: Record<string, string> = {}
  for (const field of operation.selectionSet.selections) {
    if (field.kind !== Kind.FIELD) continue
    fields.push(field.name.value)
    for (const argument of field.arguments ?? []) {
      collectIds(argument.name.value, valueFromASTUntyped(argument.value, variables), ids, deepest)
    }
  }
  return { fields: fields.slice(0, 10), ...(Object.keys(ids).length === 0 ? {} : { ids }) }
}

function collectIds(key: string, value: unknown, ids: Record<string, string>, depth: number): void {
  if (typeof value === 'string' && uuid.test(value)) ids[key] = value
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth === 0) return
  for (const [inner, its] of Object.entries(value)) collectIds(inner, its, ids, depth - 1)
}

function errorCodes(result: unknown): string[] | undefined {
  if (typeof result !== 'object' || result === null || !('errors' in result)) return undefined
  const errors = result.errors as { extensions?: { code?: unknown }; originalError?: { code?: unknown } }[]
  return errors
    ?.slice(0, 5)
    .map((error) => String(error.extensions?.code ?? error.originalError?.code ?? 'error'))
}
