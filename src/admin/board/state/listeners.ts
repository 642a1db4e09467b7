/** Whoever draws a column or a card hears of that one only. */
export class Listeners {
  readonly #of = new Map<string, Set<() => void>>()

  listen(topic: string, listener: () => void): () => void {
    const listeners = this.#of.get(topic) ?? new Set()
    this.#of.set(topic, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#of.get(topic) === listeners) this.#of.delete(topic)
    }
  }

  tell(topic: string): void {
    for (const listener of this.#of.get(topic) ?? []) listener()
  }

  tellAll(): void {
    for (const topic of [...this.#of.keys()]) this.tell(topic)
  }
}
