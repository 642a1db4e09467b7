import type { WebSocket } from 'ws'
import type { Budget } from './budget.ts'

/** How the connection of somebody who sends far too much is closed. */
const tooManyMessages = [4429, 'Too many messages'] as const
/** Until then what was asked before is answered. */
const lastAnswersMs = 1_500

/** Whoever has left so much unread is not listened to until they have read on; keep-alive cuts off whoever never does. */
const mostUnread = 1_000_000
const lookAgainMs = 100

/**
 * What is sent over a socket counts for its user, and what comes in is read at a measured pace: whoever is ahead of it,
 * or does not read what they asked for, waits; whoever is far ahead is cut off.
 */
export function boundSocket(socket: WebSocket, budget: Budget): void {
  const { hold, release } = holdsOn(socket)
  const timers: { pace?: NodeJS.Timeout; unread?: NodeJS.Timeout } = {}

  const send = socket.send.bind(socket) as (data: unknown, ...more: unknown[]) => void
  socket.send = (data: unknown, ...more: unknown[]) => {
    if (typeof data === 'string') budget.spendAnswer(data.length)
    send(data, ...more)
    if (socket.bufferedAmount <= mostUnread || timers.unread !== undefined) return
    hold('unread')
    timers.unread = setInterval(() => {
      if (socket.bufferedAmount > mostUnread) return
      clearInterval(timers.unread)
      delete timers.unread
      release('unread')
    }, lookAgainMs)
  }

  const endFlood = () => {
    socket.removeAllListeners('message')
    socket.pause()
    clearTimeout(timers.pace)
    timers.pace = setTimeout(() => {
      socket.close(...tooManyMessages)
      socket.resume()
    }, lastAnswersMs)
  }
  const count = () => {
    const waitMs = budget.readMessage()
    if (waitMs === 'flood') return endFlood()
    if (waitMs === 0) return
    hold('pace')
    clearTimeout(timers.pace)
    timers.pace = setTimeout(() => release('pace'), waitMs)
  }
  for (const kind of ['message', 'ping', 'pong'] as const) socket.on(kind, count)
  socket.once('close', () => {
    clearTimeout(timers.pace)
    clearInterval(timers.unread)
  })
}

/** Nothing is read while there is any reason not to. */
function holdsOn(socket: WebSocket) {
  const reasons = new Set<'pace' | 'unread'>()
  return {
    hold(reason: 'pace' | 'unread'): void {
      reasons.add(reason)
      socket.pause()
    },
    release(reason: 'pace' | 'unread'): void {
      reasons.delete(reason)
      if (reasons.size === 0) socket.resume()
    },
  }
}
