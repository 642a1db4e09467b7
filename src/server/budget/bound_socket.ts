import type { WebSocket } from 'ws'
import type { Budget } from './budget.ts'

/** What has arrived already is read all the same; for no longer than this is nothing more read then. */
const mostSeconds = 4

/** What is sent over a socket counts for its user, and what comes in is read at a measured pace. */
export function boundSocket(socket: WebSocket, budget: Budget): void {
  const send = socket.send.bind(socket) as (data: unknown, ...more: unknown[]) => void
  socket.send = (data: unknown, ...more: unknown[]) => {
    if (typeof data === 'string') budget.spendAnswer(data.length)
    send(data, ...more)
  }

  let read = 0
  const second = setInterval(() => {
    read = Math.max(0, Math.min(read, mostSeconds * budget.messagesASecond) - budget.messagesASecond)
    if (read < budget.messagesASecond) socket.resume()
  }, 1_000)
  const count = () => {
    read += 1
    if (read >= budget.messagesASecond) socket.pause()
  }
  for (const kind of ['message', 'ping', 'pong'] as const) socket.on(kind, count)
  socket.once('close', () => clearInterval(second))
}
