import { inNextTask } from './next_task.ts'

/** So many are told in one go; a browser draws as many cards well within a frame. */
const atOnce = 8

/** Whoever draws a column or a card hears of that one only. */
export class Listeners {
  readonly #of = new Map<string, Set<() => void>>()
  readonly #waiting = new Set<string>()

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
  tellSoon(topic: string): void {
    if (!this.#of.has(topic)) return
    if (this.#waiting.size === 0) inNextTask(() => this.#tellSome())
    this.#waiting.add(topic)
  }

  tellAll(): void {
    for (const topic of [...this.#of.keys()]) this.tell(topic)
  }

  #tellSome(): void {
    for (const topic of [...this.#waiting].slice(0, atOnce)) this.tell(topic)
    if (this.#waiting.size > 0) inNextTask(() => this.#tellSome())
  }
}
