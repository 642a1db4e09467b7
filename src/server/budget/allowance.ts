/** Seconds of work that come back with time; whoever has spent more than there were waits until there are some again. */
export class Allowance {
  readonly #most: number
  readonly #aMinute: number
  #leftMs: number
  #countedAt = performance.now()

  /** @param secondsAtOnce how much may be saved up; a minute's worth unless less is. */
  constructor(secondsAMinute: number, secondsAtOnce = secondsAMinute) {
    this.#aMinute = secondsAMinute * 1_000
    this.#most = Math.min(secondsAMinute, secondsAtOnce) * 1_000
    this.#leftMs = this.#most
  }

  spend(ms: number): void {
    this.#count()
    this.#leftMs -= ms
  }

  /** Spends what there is, and owes nothing for the rest. */
  spendWithoutDebt(ms: number): void {
    this.#count()
    this.#leftMs = Math.min(this.#leftMs, Math.max(0, this.#leftMs - ms))
  }

  /** For how long nothing may be spent. */
  get waitMs(): number {
    this.#count()
    return this.#leftMs > 0 ? 0 : ((1 - this.#leftMs) / this.#aMinute) * 60_000
  }

  get isUntouched(): boolean {
    this.#count()
    return this.#leftMs === this.#most
  }

  #count(): void {
    const now = performance.now()
    this.#leftMs = Math.min(this.#most, this.#leftMs + ((now - this.#countedAt) * this.#aMinute) / 60_000)
    this.#countedAt = now
  }
}
