import type { WebSocket } from 'ws'
import type { Log } from '../../log.ts'

/**
 * A client that goes in the middle of a message, or sends what is no frame, is no fault of ours: ws closes the line.
 * graphql-ws would print it as an internal error, past the log.
 */
export function quietLine(socket: WebSocket, log: Log): void {
  socket.on('error', (error) =>
    log.info({ error: error.name, said: error.message }, 'the line of a client broke'),
  )

  const once = socket.once.bind(socket)
  socket.once = ((event: string, listener: () => void) =>
    event === 'error' ? socket : once(event, listener)) as typeof socket.once

  // Whoever waits for a message to be out need not know that nobody is there any more: the line tells that as it closes.
  const send = socket.send.bind(socket) as (data: unknown, ...more: unknown[]) => void
  socket.send = (data: unknown, ...more: unknown[]) => {
    const done = more.pop()
    send(data, ...more, typeof done === 'function' ? () => done() : done)
  }
}
