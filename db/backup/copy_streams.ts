import type { Socket } from 'node:net'
import { Readable, Writable } from 'node:stream'
import type pg from 'pg'

/** What pg hands to whoever runs a statement in a way of their own. */
interface Connection {
  stream: Socket
  query(sql: string): void
  endCopyFrom(): void
  sendCopyFail(why: string): void
}

const chunkBytes = 64 * 1024

/** The rows that a COPY … TO STDOUT gives, as they are read: a slow reader makes the server wait. */
export class RowsOut extends Readable implements pg.Submittable {
  /** How many rows came; known at the end. */
  rows = 0
  readonly #sql: string
  #connection: Connection | undefined
  #chunk = Buffer.allocUnsafe(chunkBytes)
  #filled = 0

  constructor(sql: string) {
    super({ highWaterMark: 4 * chunkBytes })
    this.#sql = sql
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection as unknown as Connection
    this.#connection.query(this.#sql)
  }

  override _read(): void {
    this.#connection?.stream.resume()
  }

  /** The row lies in memory that pg uses again. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#filled + chunk.length > this.#chunk.length) this.#flush()
    if (chunk.length > this.#chunk.length) this.#give(Buffer.from(chunk))
    else this.#filled += chunk.copy(this.#chunk, this.#filled)
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(text.split(' ').at(-1))
    this.#flush()
  }

  handleReadyForQuery(): void {
    this.#connection = undefined
    this.push(null)
  }

  handleError(error: Error): void {
    this.destroy(error)
  }

  /** Whoever gives up does not wait for the rest; the connection is of no use afterwards. */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (error !== null && !('severity' in error)) this.#connection?.stream.destroy()
    done(error)
  }

  #flush(): void {
    if (this.#filled === 0) return
    const full = this.#chunk.subarray(0, this.#filled)
    this.#chunk = Buffer.allocUnsafe(chunkBytes)
    this.#filled = 0
    this.#give(full)
  }

  #give(chunk: Buffer): void {
    if (!this.push(chunk)) this.#connection?.stream.pause()
  }
}

/** What is written to it goes into a COPY … FROM STDIN, no quicker than the server takes it. */
export class RowsIn extends Writable implements pg.Submittable {
  /** How many rows were taken; known at the end. */
  rows = 0
  readonly #sql: string
  #connection: Connection | undefined
  #whenReady: (() => void) | undefined
  #whenOver: ((error?: Error | null) => void) | undefined

  constructor(sql: string) {
    super({ highWaterMark: 4 * chunkBytes })
    this.#sql = sql
  }

  submit(connection: pg.Connection): void {
    ;(connection as unknown as Connection).query(this.#sql)
  }

  handleCopyInResponse(connection: pg.Connection): void {
    this.#connection = connection as unknown as Connection
    this.#whenReady?.()
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#onceReady((connection) => {
      const head = Buffer.allocUnsafe(5)
      head.write('d')
      head.writeUInt32BE(chunk.length + 4, 1)
      connection.stream.write(head)
      connection.stream.write(chunk, done)
    })
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#onceReady((connection) => {
      this.#whenOver = done
      connection.endCopyFrom()
    })
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(text.split(' ').at(-1))
  }

  handleReadyForQuery(): void {
    this.#connection = undefined
    this.#whenOver?.()
  }

  handleError(error: Error): void {
    this.#connection = undefined
    this.destroy(error)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#connection?.sendCopyFail('the backup could not be read')
    done(error)
  }

  #onceReady(work: (connection: Connection) => void): void {
    const begin = () => {
      this.#whenReady = undefined
      if (this.#connection !== undefined) work(this.#connection)
    }
    if (this.#connection !== undefined) begin()
    else this.#whenReady = begin
  }
}
