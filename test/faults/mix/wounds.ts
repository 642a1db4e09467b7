import { setTimeout as pause } from 'node:timers/promises'

const longestCureMs = 60_000

/** What is broken at the moment, so that it is put right whatever becomes of who broke it. */
export class Wounds {
  readonly #open = new Set<() => unknown>()

  /** Breaks something, and puts it right after a while. A cure may be needed twice, and is safe to be given twice. */
  async during(harm: () => unknown, cure: () => unknown, rest: () => Promise<unknown>): Promise<void> {
    this.#open.add(cure)
    try {
      await harm()
      await rest()
    } finally {
      await cure()
      this.#open.delete(cure)
    }
  }

  /** Puts right what is still broken. @throws what the last try said. */
  async heal(): Promise<void> {
    for (const cure of this.#open) {
      await untilItWorks(cure)
      this.#open.delete(cure)
    }
  }
}

async function untilItWorks(cure: () => unknown): Promise<void> {
  const until = Date.now() + longestCureMs
  for (;;) {
    try {
      await cure()
      return
    } catch (error) {
      if (Date.now() > until) throw error
      await pause(200)
    }
  }
}
