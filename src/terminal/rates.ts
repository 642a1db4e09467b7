interface Sample {
  readonly at: number
  readonly business: number
  readonly moves: number
  readonly texts: number
}

export interface Rates {
  /** Of real time. */
  readonly movesPerMinute: number
  readonly textsPerMinute: number
  /** Simulated seconds in a real second; 1 where time is real. */
  readonly speed: number
}

const rememberedMs = 10_000

/** Rates over the last ten seconds of real time. */
export class RateMeter {
  #samples: Sample[] = []
  #moves = 0
  #texts = 0

  /** Takes note of what has happened since the last call, at a moment of real and of business time. */
  add(happened: { moves: number; texts: number }, business: Date, at = Date.now()): void {
    this.#moves += happened.moves
    this.#texts += happened.texts
    this.#samples.push({ at, business: business.getTime(), moves: this.#moves, texts: this.#texts })
    this.#samples = this.#samples.filter((sample) => at - sample.at <= rememberedMs)
  }

  rates(): Rates {
    const first = this.#samples[0]
    const last = this.#samples.at(-1)
    if (first === undefined || last === undefined || last.at === first.at) {
      return { movesPerMinute: 0, textsPerMinute: 0, speed: 0 }
    }
    const seconds = (last.at - first.at) / 1000
    return {
      movesPerMinute: ((last.moves - first.moves) / seconds) * 60,
      textsPerMinute: ((last.texts - first.texts) / seconds) * 60,
      speed: (last.business - first.business) / 1000 / seconds,
    }
  }
}
