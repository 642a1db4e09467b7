import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A TCP proxy whose lines can be cut, held and made deaf. Stands in for the network, which needs no privileges. */
export interface TcpProxy {
  port: number
  /** The same address as `url`, but through the proxy. */
  through(url: string): string
  /** Breaks every line at once, as a restarted router does. */
  cut(): void
  /** Nothing moves in either direction until `release`; the lines stay open, as in a black hole. */
  hold(): void
  release(): void
  /**
   * What is sent is lost and no end is told, as in a black hole, until `release`; lines that were open then stay dead
   * for ever, and the server ends them after a while.
   */
  swallow(): void
  /** From now on lines that have sent this text hear nothing any more, and stay open. */
  deafen(text: string): void
  /** Passes on what the next line asks, and cuts it before the answer to what has this text. */
  dropAnswerTo(text: string): void
  /** The answer to the next thing asked that has this text stays on its way until `release`. Resolves when it was asked. */
  holdAnswerTo(text: string): Promise<void>
  close(): Promise<void>
}

interface Line {
  client: Socket
  server: Socket
  isDeaf: boolean
  isDead: boolean
}

/** As with our pools' keepalives: a server notices that a client is gone, and ends what it left behind. */
const serverNoticesMs = 35_000

export async function startProxy(targetPort: number, host = '127.0.0.1'): Promise<TcpProxy> {
  const lines = new Set<Line>()
  let isHeld = false
  let swallows = false
  let deaf: string | undefined
  let unanswered: string | undefined
  let late: { text: string; asked: () => void } | undefined

  const listener = createServer((client) => {
    const server = connect(targetPort, '127.0.0.1')
    const line: Line = { client, server, isDeaf: false, isDead: false }
    lines.add(line)
    if (swallows) die(line)
    const end = () => {
      if (line.isDead) return
      lines.delete(line)
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) {
      socket.setNoDelay(true)
      socket.on('error', end)
      socket.on('close', end)
      if (isHeld) socket.pause()
    }
    let isLastAnswer = false
    client.on('data', (data) => {
      if (line.isDead) return
      if (deaf !== undefined && data.includes(deaf)) line.isDeaf = true
      if (unanswered !== undefined && data.includes(unanswered)) {
        unanswered = undefined
        isLastAnswer = true
      }
      if (late !== undefined && data.includes(late.text)) {
        server.pause()
        late.asked()
        late = undefined
      }
      server.write(data)
    })
    server.on('data', (data) => {
      if (isLastAnswer) end()
      else if (!line.isDeaf && !line.isDead) client.write(data)
    })
  })
  listener.listen(0, host)
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo

  function die(line: Line): void {
    line.isDead = true
    setTimeout(() => line.server.destroy(), serverNoticesMs).unref()
  }
  const cut = () => {
    for (const socket of sockets()) socket.destroy()
  }
  const sockets = () => [...lines].flatMap(({ client, server }) => [client, server])
  return {
    port,
    through(url) {
      const changed = new URL(url)
      changed.hostname = host
      changed.port = String(port)
      return changed.href
    },
    cut,
    hold() {
      isHeld = true
      for (const socket of sockets()) socket.pause()
    },
    swallow() {
      swallows = true
      for (const line of lines) if (!line.isDead) die(line)
    },
    release() {
      isHeld = false
      swallows = false
      for (const socket of sockets()) socket.resume()
    },
    deafen(text) {
      deaf = text
    },
    dropAnswerTo(text) {
      unanswered = text
    },
    holdAnswerTo(text) {
      const { promise, resolve } = Promise.withResolvers<void>()
      late = { text, asked: resolve }
      return promise
    },
    async close() {
      cut()
      listener.close()
      await once(listener, 'close')
    },
  }
}
