import type { IncomingMessage } from 'node:http'
import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics/metrics.ts'
import type { AccessWatch } from '../access/access_watch.ts'
import type { Identified } from '../access/requester.ts'
import { boundSocket } from '../budget/bound_socket.ts'
import type { Budget } from '../budget/budget.ts'
import type { Budgets } from '../budget/budgets.ts'
import { quietLine } from './quiet_line.ts'

/** How graphql-ws closes the connection of somebody who may not be there. */
export const signInAgain = [4401, 'Unauthorized'] as const

const largestMessage = 100_000
/** Messages count, not their parts: of a thousand empty ones each costs as much to read as a message. */
const mostParts = 64
const mostRefused = 1_000
/** So many beyond their share, on their way at once, are looked at, to be told that they are too many. */
const mostBeyond = 50

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
  { metrics, access, budgets, log }: { metrics: Metrics; access: AccessWatch; budgets: Budgets; log: Log },
): Promise<WebSockets> {
  await app.register(websocket, { options: { maxPayload: largestMessage, maxFragments: mostParts } })
  const openers = new WeakMap<IncomingMessage, Identified>()
  const refused = new Map<string, Budget>()
  const isFlood = (raw: IncomingMessage) => refused.get(credentialOf(raw))?.floodsSockets ?? false
  cutOffFloods(app, budgets.limits.sockets + mostBeyond, isFlood)

  app.websocketServer.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    metrics.sockets.inc()
    quietLine(socket, log)
    // Each operation wants to know when nobody waits for its answer any more.
    socket.setMaxListeners(budgets.limits.running + budgets.limits.waiting + 10)
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
      const budget = budgets.of(who.userId)
      if (refused.size >= mostRefused) refused.clear()
      refused.set(credentialOf(raw), budget)
      raw.socket.once('close', budget.openSocket())
      openers.set(raw, who)
    },
  }
}

/** What they say who they are by, whoever that is. */
function credentialOf({ headers }: IncomingMessage): string {
  return headers.authorization ?? headers.cookie ?? ''
}

/** Before a request is made of it: to answer thousands keeps everybody else waiting. */
function cutOffFloods(
  app: FastifyInstance,
  mostAtOnce: number,
  isFlood: (raw: IncomingMessage) => boolean,
): void {
  const atOnce = new Map<string, number>()
  const listeners = app.server.listeners('upgrade')
  app.server.removeAllListeners('upgrade')
  app.server.on('upgrade', (raw, socket, head) => {
    const credential = credentialOf(raw)
    const others = atOnce.get(credential) ?? 0
    if (others >= mostAtOnce || isFlood(raw)) {
      socket.on('error', () => {}).destroy()
      return
    }
    atOnce.set(credential, others + 1)
    socket.once('close', () => {
      const left = (atOnce.get(credential) ?? 1) - 1
      if (left === 0) atOnce.delete(credential)
      else atOnce.set(credential, left)
    })
    for (const listener of listeners) listener.call(app.server, raw, socket, head)
  })
}
