import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyRequest } from 'fastify'

/** The request that is being answered, for what PostGraphile calls without telling which. */
export const requestScope = new AsyncLocalStorage<FastifyRequest>()
