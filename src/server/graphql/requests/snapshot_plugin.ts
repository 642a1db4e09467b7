import type { EventEmitter } from 'node:events'
import type pg from 'pg'
import { OperationTypeNode } from 'postgraphile/graphql'
import { aroundOperations } from './around_operations.ts'
import { asksFor } from './asked_fields.ts'
import { operationOf } from './operation_log.ts'
import { Snapshot, type WithConnection } from './snapshot.ts'

interface Context {
  withPgClient: WithConnection
  snapshot?: Snapshot
}

const rehearsals = new Set(['leadPreview'])

/**
 * A query is one snapshot, which ends when it is answered, takes too long, or whoever asked is gone. Mutations and
 * subscriptions have a transaction for each statement: what a mutation answers is what it has just written.
 */
export function snapshotPlugin(pool: pg.Pool): GraphileConfig.Plugin {
  async function cancel(client: pg.PoolClient): Promise<void> {
    const { processID } = client as unknown as { processID: number }
    await pool.query('select pg_catalog.pg_cancel_backend($1)', [processID])
  }

  return aroundOperations('PipelineSnapshotPlugin', {
    async prepareArgs(next, { args }) {
      const prepared = await next()
      const operation = operationOf(args.document, args.operationName)?.operation
      if (operation !== OperationTypeNode.QUERY) return prepared
      const context = args.contextValue as unknown as Context
      const { withPgClient: withConnection } = context
      const isRehearsal = asksFor(args.document, rehearsals)
      const snapshot = new Snapshot({ withConnection, isRehearsal, cancel })
      context.snapshot = snapshot
      context.withPgClient = (settings, use) => snapshot.read(settings, use)
      return prepared
    },
    async execute(next, { args }) {
      const { snapshot } = args.contextValue as unknown as Context
      if (snapshot === undefined) return next()
      const end = () => void snapshot.end()
      const asker = askerOf(args.requestContext)
      asker?.once('close', end)
      try {
        return await next()
      } finally {
        asker?.off('close', end)
        await snapshot.end()
      }
    },
  })
}

/** What closes when nobody waits for the answer any more. */
function askerOf(context: Partial<Grafast.RequestContext> | undefined): EventEmitter | undefined {
  return context?.fastifyv5?.reply.raw ?? (context?.ws?.socket as EventEmitter | undefined)
}
