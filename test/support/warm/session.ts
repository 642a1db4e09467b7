import type { Socket } from 'node:net'
import { farewell, fromWelcomeOn, messageTypes, query } from './messages.ts'

/**
 * As new, but for its plans, and nobody's by its name. The counts of what it wrote are seen at once, as those of a session that
 * has ended.
 */
const asNew = `reset session authorization; reset all; close all; deallocate all; unlisten *;
  select pg_catalog.pg_advisory_unlock_all(), pg_catalog.pg_stat_force_next_flush();
  discard temp; discard sequences; set application_name = 'at rest'`
const ownName = 'reset application_name'

/** A session of the server, which serves one client after the other. */
export class Session {
  /** Who may have it: whoever would begin the same. */
  readonly begunBy: string
  readonly #server: Socket
  #client: Socket | undefined
  #welcome: Buffer = Buffer.alloc(0)
  #isWelcome = false
  /** So many times the server has yet to say that it is ready for the next query. */
  #owed = 1
  #state: 'given' | 'being tidied' | 'at rest' | 'being woken' = 'given'
  readonly #isFree: (session: Session) => void

  constructor(server: Socket, first: Buffer, isFree: (session: Session) => void) {
    this.begunBy = first.toString('latin1')
    this.#server = server
    this.#isFree = isFree
    const types = messageTypes()
    server.on('data', (chunk) => this.#hear(chunk, types(chunk)))
    server.on('error', () => this.#client?.destroy())
    server.on('close', () => this.#client?.end())
    server.write(first)
  }

  /** Whether it is somebody's, or about to be free. */
  get isBusy(): boolean {
    return this.#state !== 'at rest' && !this.isOver
  }

  get isOver(): boolean {
    return this.#server.destroyed
  }

  serve(client: Socket): void {
    this.#client = client
    if (this.#state === 'at rest') this.#ask('being woken', ownName)
    const types = messageTypes()
    client.on('data', (chunk) => this.#tell(client, chunk, types(chunk)))
    client.on('close', () => {
      if (this.#client === client) this.end() // gone without a word
    })
  }

  end(): void {
    this.#server.destroy()
  }

  #tell(client: Socket, chunk: Buffer, types: string[]): void {
    this.#owed += types.filter((type) => 'QSF'.includes(type)).length
    if (types.at(-1) !== 'X' || chunk.length < farewell.length) {
      forward(client, this.#server, chunk)
      return
    }
    if (chunk.length > farewell.length) this.#server.write(chunk.subarray(0, -farewell.length))
    this.#client = undefined
    client.end()
    if (this.#owed > 0 || !this.#isWelcome) {
      this.#server.end(farewell)
      return
    }
    this.#ask('being tidied', 'rollback', asNew)
  }

  #ask(state: 'being tidied' | 'being woken', ...queries: string[]): void {
    this.#state = state
    this.#owed = queries.length
    this.#server.write(Buffer.concat(queries.map(query)))
  }

  #hear(chunk: Buffer, types: string[]): void {
    if (!this.#isWelcome) this.#welcome = Buffer.concat([this.#welcome, chunk])
    if (this.#state === 'given' && this.#client !== undefined) forward(this.#server, this.#client, chunk)
    this.#owed -= types.filter((type) => type === 'Z').length
    if (this.#state !== 'given' && types.includes('E')) this.end()
    if (this.#owed > 0 || this.isOver) return
    if (!this.#isWelcome) {
      this.#welcome = fromWelcomeOn(this.#welcome)
      this.#isWelcome = true
    }
    if (this.#state === 'being tidied') {
      this.#state = 'at rest'
      this.#isFree(this)
    } else if (this.#state === 'being woken') {
      this.#state = 'given'
      this.#client?.write(this.#welcome)
    }
  }
}

/** No faster than it is taken. */
function forward(from: Socket, to: Socket, chunk: Buffer): void {
  if (to.write(chunk)) return
  from.pause()
  to.once('drain', () => from.resume())
}
