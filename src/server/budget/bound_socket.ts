import type { WebSocket } from 'ws'
import type { Budget } from './budget.ts'

/** How the connection of somebody who sends far too much is closed. */
const tooManyMessages = [4429, 'Too many messages'] as const
/** Until then what was asked before is answered. */
const lastAnswersMs = 1_500

/**
 * What is sent over a socket counts for its user, and what comes in is read at a measured pace: whoever is ahead of it
 * waits, whoever is far ahead is cut off.
 */
export function boundSocket(socket: WebSocket, budget: Budget): void {
  const send = socket.send.bind(socket) as (data: unknown, ...more: unknown[]) => void
  socket.send = (data: unknown, ...more: unknown[]) => {
    if (typeof data === 'string') budget.spendAnswer(data.length)
    send(data, ...more)
  }

  let waiting: NodeJS.Timeout | undefined
  const endFlood = () => {
    socket.removeAllListeners('message')
    socket.pause()
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      socket.close(...tooManyMessages)
      socket.resume()
    }, lastAnswersMs)
  }
  const count = () => {
    const waitMs = budget.readMessage()
    if (waitMs === 'flood') return endFlood()
    if (waitMs === 0) return
    socket.pause()
    clearTimeout(waiting)
    waiting = setTimeout(() => socket.resume(), waitMs)
  }
  for (const kind of ['message', 'ping', 'pong'] as const) socket.on(kind, count)
  socket.once('close', () => clearTimeout(waiting))
}
