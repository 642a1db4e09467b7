import { inNextTask } from './next_task.ts'

/** So many cards are told in one go: a browser draws as many well within a frame. A column is as dear as all of them. */
const cardsAtOnce = 8
const dearness = { card: 1, column: cardsAtOnce } as const

/** Whoever draws a column or a card hears of that one only. */
export class Listeners {
  readonly #of = new Map<string, Set<() => void>>()
  /** How many cards each is as dear as. */
  readonly #waiting = new Map<string, number>()

  listen(topic: string, listener: () => void): () => void {
    const listeners = this.#of.get(topic) ?? new Set()
    this.#of.set(topic, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#of.get(topic) === listeners) this.#of.delete(topic)
    }
  }

  /** What somebody draws at this moment. */
  get topics(): readonly string[] {
    return [...this.#of.keys()]
  }

  tell(topic: string): void {
    this.#waiting.delete(topic)
    for (const listener of this.#of.get(topic) ?? []) listener()
  }

  /** A few at a time, so that however much has changed a hand never waits for it. */
  tellSoon(topic: string, kind: keyof typeof dearness): void {
    if (!this.#of.has(topic)) return
    if (this.#waiting.size === 0) inNextTask(() => this.#tellSome())
    this.#waiting.set(topic, dearness[kind])
  }

  tellAll(): void {
    for (const topic of [...this.#of.keys()]) this.tell(topic)
  }

  #tellSome(): void {
    let left = cardsAtOnce
    for (const [topic, cards] of this.#waiting) {
      if (cards > left) break
      left -= cards
      this.tell(topic)
    }
    if (this.#waiting.size > 0) inNextTask(() => this.#tellSome())
  }
}
