/** Nobody else is there who has asked for nothing in so long a time. */
const companyMs = 30_000

/** Who has been at work lately: what nobody else wants, whoever is alone may have. */
export class Company {
  #latest: { who: object; at: number } | undefined
  /** When somebody else than the latest was. */
  #otherAt: number | undefined

  noteWork(who: object): void {
    if (this.#latest?.who !== who) this.#otherAt = this.#latest?.at
    this.#latest = { who, at: performance.now() }
  }

  isAlone(who: object): boolean {
    const otherAt = this.#latest?.who === who ? this.#otherAt : this.#latest?.at
    return otherAt === undefined || performance.now() - otherAt > companyMs
  }
}
