import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { createServer, type Server } from 'node:net'

/** The addresses of what a server is to listen on: `localhost` is often two. */
export async function addressesOf(host: string): Promise<[string, ...string[]]> {
  if (host !== 'localhost') return [host]
  const found = await lookup(host, { all: true }).catch(() => [])
  const [first = host, ...others] = new Set(found.map(({ address }) => address))
  return [first, ...others]
}

/**
 * Takes connections to other addresses as well, as far as they can be had. They are the server's own, with all that it was
 * told of limits and errors: Fastify would make another server for each and tell it nothing.
 */
export async function listenAlsoOn(
  addresses: readonly string[],
  server: HttpServer,
  port: number,
): Promise<Server[]> {
  const listening = addresses.map(async (host) => {
    const other = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      server.emit('connection', socket),
    )
    other.maxConnections = server.maxConnections
    try {
      await once(other.listen({ host, port }), 'listening')
      return [other]
    } catch {
      return [] // as where IPv6 has a name and is switched off
    }
  })
  return (await Promise.all(listening)).flat()
}

/** Takes no more of them; resolves when the last has ended. */
export async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
}
