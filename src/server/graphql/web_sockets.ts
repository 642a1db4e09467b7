import type { IncomingMessage } from 'node:http'
import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { Metrics } from '../../metrics/metrics.ts'
import type { AccessWatch } from '../access/access_watch.ts'
import type { Identified } from '../access/requester.ts'
import { boundSocket } from '../budget/bound_socket.ts'
import type { Budgets } from '../budget/budgets.ts'

/** How graphql-ws closes the connection of somebody who may not be there. */
export const signInAgain = [4401, 'Unauthorized'] as const

const largestMessage = 100_000

export interface WebSockets {
  /**
   * Lets a request become a WebSocket of this user.
   *
   * @throws RequestRefused TOO_BUSY when they have too many.
   */
  admit(request: FastifyRequest, who: Identified): void
}

/** WebSockets that count for the user who opened them, and last as long as what they were opened with. */
export async function takeWebSockets(
  app: FastifyInstance,
  { metrics, access, budgets }: { metrics: Metrics; access: AccessWatch; budgets: Budgets },
): Promise<WebSockets> {
  await app.register(websocket, { options: { maxPayload: largestMessage } })
  const openers = new WeakMap<IncomingMessage, Identified>()

  app.websocketServer.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    metrics.sockets.inc()
    socket.once('close', () => metrics.sockets.dec())
    const who = openers.get(request)
    if (who === undefined) return
    boundSocket(socket, budgets.of(who.userId))
    const unwatch = access.watch(who, () => socket.close(...signInAgain))
    socket.once('close', unwatch)
  })
  app.addHook('onResponse', async (request) => {
    // A connection that was to become a WebSocket and was refused belongs to nobody; it would stay open.
    if (request.headers.upgrade !== undefined) request.raw.socket.destroySoon()
  })

  return {
    admit({ raw }, who) {
      raw.socket.once('close', budgets.of(who.userId).openSocket())
      openers.set(raw, who)
    },
  }
}
