import { SafeError } from 'postgraphile/grafast'
import { OperationTypeNode } from 'postgraphile/graphql'
import { beginRequest } from '../../../../db/access/request_keys.ts'
import { aroundOperations } from './around_operations.ts'
import { dbOf, type PgClient, type WithPgClient } from './db_of.ts'
import { operationOf } from './operation_log.ts'
import { requestOf } from './request_scope.ts'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

interface Context {
  withPgClient: WithPgClient
}

/**
 * A mutation that comes with a key is done once, however often it is asked for: the key is kept in the transaction that
 * does it.
 */
export const requestKeysPlugin = aroundOperations('PipelineRequestKeysPlugin', {
  async prepareArgs(next, { args }) {
    const prepared = await next()
    const key = requestOf(args.requestContext)?.headers['idempotency-key']
    const operation = operationOf(args.document, args.operationName)
    if (key === undefined || operation?.operation !== OperationTypeNode.MUTATION) return prepared
    const isOneThing = operation.selectionSet.selections.length === 1
    const context = args.contextValue as unknown as Context
    const { withPgClient } = context
    let hasBegun = false
    context.withPgClient = (settings, use) =>
      withPgClient(settings, async (client) => {
        // What is asked after that is what the answer shows.
        if (!hasBegun) {
          hasBegun = true
          await begin(client, key, isOneThing)
        }
        return use(client)
      })
    return prepared
  },
})

async function begin(client: PgClient, key: string | string[], isOneThing: boolean): Promise<void> {
  if (typeof key !== 'string' || !uuid.test(key)) throw refusal('An Idempotency-Key is a UUID.')
  if (!isOneThing) throw refusal('An Idempotency-Key is for a mutation of one field.')
  await beginRequest(dbOf(client), key)
}

const refusal = (message: string) => new SafeError(message, { code: 'BAD_VALUE', field: 'Idempotency-Key' })
