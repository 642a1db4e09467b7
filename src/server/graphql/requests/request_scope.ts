import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyRequest } from 'fastify'
import 'postgraphile/grafserv/fastify/v5'
import 'postgraphile/grafserv/node'

/** The request that is being answered, for what PostGraphile calls without telling which. */
export const requestScope = new AsyncLocalStorage<FastifyRequest>()

/** The request that an operation came with; over a WebSocket the one that opened it. */
export function requestOf(context: Partial<Grafast.RequestContext> | undefined): FastifyRequest | undefined {
  return context?.fastifyv5?.request ?? (context?.ws?.request as FastifyRequest | undefined)
}
