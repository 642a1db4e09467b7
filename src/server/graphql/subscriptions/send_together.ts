import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

/** So much may wait on a connection before its sender has to wait too. */
export const mostBuffered = 64 * 1024

/**
 * Lets the messages that a connection is sent in one turn of the event loop leave together, in one write. A sender
 * is told at once that its message is on its way while little is waiting; from then on only when it has left.
 */
export function sendTogether(socket: WebSocket, connection: Duplex): void {
  const send = socket.send.bind(socket) as (...given: unknown[]) => void
  let isGathering = false

  function gather(): void {
    if (isGathering) return
    isGathering = true
    connection.cork()
    setImmediate(() => {
      isGathering = false
      connection.uncork()
    })
  }

  socket.send = (data: unknown, ...rest: unknown[]) => {
    gather()
    const sent = rest.at(-1)
    const isOpen = socket.readyState === socket.OPEN
    if (typeof sent !== 'function' || !isOpen || socket.bufferedAmount > mostBuffered) {
      send(data, ...rest)
      return
    }
    send(data, ...rest.slice(0, -1), () => {})
    sent()
  }
}
