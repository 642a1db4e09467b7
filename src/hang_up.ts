import type { Server } from 'node:http'
import type { Socket } from 'node:net'

const lastAnswerMs = 1_000

/** Hears no more, gives what was answered time to arrive, and cuts the line, whatever the other side does meanwhile. */
export function hangUp(socket: Socket, lastWords = ''): void {
  socket.end(lastWords)
  socket.pause()
  setTimeout(() => socket.destroy(), lastAnswerMs).unref()
}

/** Whoever is answered before all of their request has come in is not listened to any further: it might never end. */
export function hangUpOnUnread(server: Server): void {
  server.on('request', (request, response) => {
    response.prependOnceListener('finish', () => {
      if (request.complete) return
      const { socket } = request
      socket.destroySoon = () => {} // Node's way: at once, so that the answer could be lost
      setImmediate(hangUp, socket)
    })
  })
}

/** Whoever does not take their answer in time is cut off: it is kept for them as long. */
export function hangUpOnSlow(server: Server, mostMs: number): void {
  server.on('request', ({ socket }, response) => {
    const timer = setTimeout(() => socket.destroy(), mostMs).unref()
    response.once('close', () => clearTimeout(timer))
  })
}
