import { setTimeout as sleep } from 'node:timers/promises'
import { RequestRefused } from '../http/errors.ts'

/** So many an address gets wrong before it waits: tokens that were revoked, pages that were left open. */
const free = 10
const firstWaitMs = 100
const longestWaitMs = 5_000
/** So many of an address that waits are looked up at a time; what comes on top is refused unseen. */
const mostAtOnce = 20
const forgottenAfterMs = 60_000
const mostAddresses = 10_000

interface Guesser {
  wrong: number
  lastAt: number
  underWay: number
}

/**
 * Tokens and sessions that nobody has cost whoever sends them more and more time, by address. The right one of an address is
 * never kept waiting, and one that was seen before is not looked at here.
 */
export class WrongCredentials {
  readonly #guessers = new Map<string, Guesser>()

  /** @throws RequestRefused TOO_MANY_TRIES */
  async find<Found>(address: string, look: () => Promise<Found | undefined>): Promise<Found | undefined> {
    const guesser = this.#guesserAt(address)
    if (guesser.wrong > free && guesser.underWay >= mostAtOnce) {
      const seconds = longestWaitMs / 1_000
      throw new RequestRefused(429, 'TOO_MANY_TRIES', `Too many wrong tokens; wait ${seconds} s.`, seconds)
    }
    guesser.underWay++
    try {
      const found = await look()
      if (found !== undefined) return found
      guesser.wrong++
      guesser.lastAt = performance.now()
      const over = guesser.wrong - free
      if (over > 0) await sleep(Math.min(firstWaitMs * 2 ** (over - 1), longestWaitMs))
      return undefined
    } finally {
      guesser.underWay--
    }
  }

  #guesserAt(address: string): Guesser {
    const known = this.#guessers.get(address)
    if (known !== undefined && (known.underWay > 0 || performance.now() - known.lastAt < forgottenAfterMs))
      return known
    if (this.#guessers.size >= mostAddresses) this.#guessers.clear()
    const guesser = { wrong: 0, lastAt: performance.now(), underWay: 0 }
    this.#guessers.set(address, guesser)
    return guesser
  }
}
