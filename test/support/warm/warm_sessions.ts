import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { beginsSession } from './messages.ts'
import { Session } from './session.ts'

const mostFree = 8
const longestFarewellMs = 500

/**
 * The sessions of a database that stories have one after the other. What a session has planned and read of the catalogue is
 * most of what a short story costs; here it stays, and all else of the story before is gone.
 */
export class WarmSessions {
  readonly #port: number
  readonly #sessions = new Set<Session>()
  readonly #free: Session[] = []
  readonly #clients = new Set<Socket>()
  #door: Server | undefined

  /** @param port of the server, on this machine. */
  constructor(port: number) {
    this.#port = port
  }

  /** Lets a story in, at a port of its own. */
  async open(): Promise<number> {
    const door = createServer((client) => this.#letIn(client))
    this.#door = door
    await once(door.listen(0, '127.0.0.1'), 'listening')
    return (door.address() as AddressInfo).port
  }

  /** Resolves to whether all of the story have left in good order. */
  async settled(): Promise<boolean> {
    const until = Date.now() + longestFarewellMs
    while (!this.#isSettled() && Date.now() < until) await pause(1)
    return this.#isSettled()
  }

  /** Nobody of this story gets in any more. */
  close(): void {
    this.#door?.close()
    for (const client of this.#clients) client.destroy()
  }

  /** Of the server, in this database. */
  count(): number {
    return this.#sessions.size
  }

  end(): void {
    for (const session of this.#sessions) session.end()
  }

  #isSettled(): boolean {
    return this.#clients.size === 0 && ![...this.#sessions].some((session) => session.isBusy)
  }

  #letIn(client: Socket): void {
    client.setNoDelay(true)
    client.on('error', () => {})
    this.#clients.add(client)
    client.once('close', () => this.#clients.delete(client))
    client.once('data', (first) => {
      if (!beginsSession(first)) {
        this.#passOn(client, first)
        return
      }
      const begunBy = first.toString('latin1')
      const at = this.#free.findIndex((free) => free.begunBy === begunBy && !free.isOver)
      const session = at < 0 ? this.#begin(first) : this.#free.splice(at, 1)[0]
      session?.serve(client)
    })
  }

  #begin(first: Buffer): Session {
    const server = this.#connect()
    const session = new Session(server, first, (free) => {
      if (this.#free.length < mostFree) this.#free.push(free)
      else free.end()
    })
    this.#sessions.add(session)
    server.once('close', () => {
      this.#sessions.delete(session)
      const at = this.#free.indexOf(session)
      if (at >= 0) this.#free.splice(at, 1)
    })
    return session
  }

  /** What is not a session: a request to cancel a statement. */
  #passOn(client: Socket, first: Buffer): void {
    const server = this.#connect()
    server.on('error', () => client.destroy())
    server.write(first)
    client.pipe(server).pipe(client)
  }

  #connect(): Socket {
    return connect({ host: '127.0.0.1', port: this.#port, noDelay: true })
  }
}
