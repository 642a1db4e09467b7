import type { StreamedEvent, StreamPosition } from '../../../db/record/event_stream.ts'
import { isAfter } from './cursor.ts'

const mostWaiting = 2_000

/**
 * One reader's queue of events that it has not taken yet. It ends when the reader leaves, or has fallen so far behind
 * that the rest is better read from the database again.
 */
export class Subscriber implements AsyncIterable<readonly StreamedEvent[]> {
  #last: StreamPosition
  readonly #signal: AbortSignal
  #waiting: StreamedEvent[] = []
  #isBehind = false
  #ring = Promise.withResolvers<void>()

  constructor(last: StreamPosition, signal: AbortSignal) {
    this.#last = last
    this.#signal = signal
    signal.addEventListener('abort', () => this.#ring.resolve(), { once: true })
  }

  /** Adds what the reader does not have yet. */
  give(events: readonly StreamedEvent[]): void {
    const fresh = events.filter((event) => isAfter(event.position, this.#last))
    if (fresh.length === 0 || this.#isBehind) return
    this.#last = fresh.at(-1)?.position ?? this.#last
    this.#waiting.push(...fresh)
    if (this.#waiting.length > mostWaiting) {
      this.#isBehind = true
      this.#waiting = []
    }
    this.#ring.resolve()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly StreamedEvent[], void> {
    while (!this.#signal.aborted && !this.#isBehind) {
      const events = this.#waiting
      this.#waiting = []
      this.#ring = Promise.withResolvers()
      if (events.length === 0) await this.#ring.promise
      else yield events
    }
  }
}
