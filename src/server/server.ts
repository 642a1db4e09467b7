import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { openPool } from '../../db/connection/pool.ts'
import { onBackgroundFailure } from '../background_failures.ts'
import { loggable } from '../loggable_error.ts'
import { type AppOptions, createApp } from './app.ts'
import type { Pools } from './budget/pools.ts'
import { addressesOf, closeAll, listenAlsoOn } from './http/other_addresses.ts'

export interface ServerOptions extends Omit<AppOptions, 'pools'> {
  url: string
  /** 0 takes any free port. */
  port: number
  /** The address to listen on. */
  host: string
  /** Opens its pools; a program that serves many databases, one after the other, keeps the sessions of each. */
  open?: typeof openPool
}

export interface ServerHandle {
  /** Where it is reached from this machine. */
  address: string
  /** Takes no more requests, lets the running ones finish within eight seconds, then resolves. */
  stop(): Promise<void>
}

/** The port is somebody else's. */
export class PortTaken extends Error {
  override name = 'PortTaken'
}

const statementTimeoutMs = 10_000
const keptForWork = 2
/** A batch of a file may wait for another import. */
const importTimeoutMs = 60_000
/** Whoever does not take their answer must not keep the process; Docker waits for ten seconds. */
const longestLastAnswerMs = 8_000

/**
 * Starts the web process's part of the work: it answers HTTP as the role pipeline_server.
 *
 * @throws PortTaken when somebody else listens there.
 */
export async function startServer({
  url,
  port,
  host,
  open = openPool,
  ...options
}: ServerOptions): Promise<ServerHandle> {
  const its = { applicationName: 'pipeline server', role: 'pipeline_server', statementTimeoutMs } as const
  const health = { ...its, applicationName: 'pipeline health', workMem: '64kB', max: 3 }
  const pools: Pools = {
    work: open(url, { ...its, kept: keptForWork }),
    signIn: open(url, { ...its, max: 3 }),
    events: open(url, { ...its, max: 3 }),
    health: open(url, health),
    imports: open(url, { ...its, statementTimeoutMs: importTimeoutMs, max: 2 }),
  }
  const app = await createApp({ pools, ...options })
  const unheed = onBackgroundFailure((error) =>
    options.log.error(loggable(error), 'something failed in the background; the web process goes on'),
  )
  const others: Server[] = []
  const close = async () => {
    const othersClosed = closeAll(others)
    const late = setTimeout(() => app.server.closeAllConnections(), longestLastAnswerMs)
    await Promise.all([app.close(), othersClosed]).finally(() => clearTimeout(late))
    await Promise.all(Object.values(pools).map((pool) => pool.end()))
    unheed()
  }
  if (options.agentSigningSecret === undefined) {
    options.log.warn('AGENT_SIGNING_SECRET is not set: agents cannot answer later')
  }
  if (options.sessionSecret === undefined) {
    options.log.warn('SESSION_SECRET is not set: nobody can sign in, only API tokens count')
  }
  const [first, ...more] = await addressesOf(host)
  try {
    await app.listen({
      port,
      host: first,
      listenTextResolver: (address) => `the server listens at ${address}`,
    })
  } catch (error) {
    await close()
    throw asPortTaken(error, port)
  }
  const bound = app.addresses()[0]
  const boundPort = typeof bound === 'object' ? bound.port : port
  others.push(...(await listenAlsoOn(more, app.server, boundPort)))
  return {
    address: `http://localhost:${boundPort}`,
    stop: close,
  }
}

/**
 * Tells before anything is made, or emptied, that a server could not listen there.
 * @throws PortTaken when somebody else does.
 */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  const [first] = await addressesOf(host)
  const probe = createServer()
  try {
    await once(probe.listen({ port, host: first }), 'listening')
  } catch (error) {
    throw asPortTaken(error, port)
  }
  await once(probe.close(), 'close')
}

function asPortTaken(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new PortTaken(`Port ${port} is taken. Choose another: set PORT, or give --port to npm start.`)
  }
  if (code === 'EACCES') {
    return new PortTaken(`Port ${port} may not be used by this user. Choose one above 1023 in PORT.`)
  }
  return error
}
