import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { EmbeddedPostgresError } from './embedded_postgres_error.ts'
import type { Server } from './server.ts'

const triesOfFreePorts = 5

/**
 * Starts a server on the given port, or on one that is free at the moment; when somebody takes that first, on another.
 *
 * @throws EmbeddedPostgresError when the given port is in use or not allowed.
 */
export async function startOnPort(
  given: number | undefined,
  start: (port: number) => Promise<Server>,
): Promise<{ server: Server; port: number }> {
  for (let tries = 1; ; tries += 1) {
    const port = given ?? (await freePort())
    try {
      return { server: await start(port), port }
    } catch (error) {
      if (!(error instanceof EmbeddedPostgresError) || !isAboutPort(error)) throw error
      if (given === undefined && tries < triesOfFreePorts) continue
      throw new EmbeddedPostgresError(
        `PostgreSQL cannot have port ${port} of 127.0.0.1: it is taken, or below 1024. Stop what listens there, or choose another port.`,
        { cause: error, log: error.log },
      )
    }
  }
}

function isAboutPort(error: EmbeddedPostgresError): boolean {
  return error.log.some((line) => line.includes('could not bind'))
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
