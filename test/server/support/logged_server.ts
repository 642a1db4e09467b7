import { Writable } from 'node:stream'
import { createLog } from '../../../src/log.ts'
import { type ServerOptions, startServer } from '../../../src/server/server.ts'

export interface LoggedServer {
  address: string
  /** Everything it has logged so far. */
  logged(): string
  stop(): Promise<void>
}

/** The web process on a free port, in this process. */
export async function startLoggedServer(
  options: Omit<ServerOptions, 'log' | 'port' | 'host'>,
): Promise<LoggedServer> {
  const lines: string[] = []
  const destination = new Writable({
    write(line, _, done) {
      lines.push(String(line))
      done()
    },
  })
  const log = createLog('debug', destination)
  const { address, stop } = await startServer({ ...options, port: 0, host: 'localhost', log })
  let ended: Promise<void> | undefined
  return {
    address,
    /** A story may end it before its own end. */
    stop: () => {
      ended ??= stop()
      return ended
    },
    logged: () => lines.join(''),
  }
}
