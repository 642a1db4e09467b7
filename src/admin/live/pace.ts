/** After a reading so many times its length is waited: a page that follows what happens leaves most of its reader's share to them. */
const rests = 4

/** How soon what keeps changing is read again: the slower the server answers, the later. */
export class Pace {
  readonly #shortestMs: number
  #lastMs = 0

  constructor(shortestMs: number) {
    this.#shortestMs = shortestMs
  }

  get pauseMs(): number {
    return Math.max(this.#shortestMs, rests * this.#lastMs)
  }

  async measure<Result>(read: () => Promise<Result>): Promise<Result> {
    const beganAt = performance.now()
    try {
      return await read()
    } finally {
      this.#lastMs = performance.now() - beganAt
    }
  }
}
