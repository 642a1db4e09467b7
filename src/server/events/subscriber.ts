import type { StreamedEvent, StreamPosition } from '../../../db/event_stream.ts'
import { isAfter } from './position.ts'

const mostWaiting = 5_000

/** A reader does not keep up; it may come back with its last cursor. */
export class ReaderTooSlow extends Error {
  override name = 'ReaderTooSlow'
}

/** One reader's queue of events that it has not taken yet. */
export class Subscriber implements AsyncIterable<StreamedEvent> {
  #last: StreamPosition
  readonly #signal: AbortSignal
  #waiting: StreamedEvent[] = []
  #ring = Promise.withResolvers<void>()

  constructor(last: StreamPosition, signal: AbortSignal) {
    this.#last = last
    this.#signal = signal
    signal.addEventListener('abort', () => this.#ring.resolve(), { once: true })
  }

  /** Adds what the reader does not have yet. */
  give(events: readonly StreamedEvent[]): void {
    const fresh = events.filter((event) => isAfter(event.position, this.#last))
    if (fresh.length === 0) return
    this.#last = fresh.at(-1)?.position ?? this.#last
    this.#waiting.push(...fresh)
    this.#ring.resolve()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<StreamedEvent, void> {
    while (!this.#signal.aborted) {
      const events = this.#waiting
      if (events.length > mostWaiting) throw new ReaderTooSlow('The events come faster than they are read.')
      this.#waiting = []
      this.#ring = Promise.withResolvers()
      if (this.#signal.aborted) return
      if (events.length === 0) await this.#ring.promise
      yield* events
    }
  }
}
