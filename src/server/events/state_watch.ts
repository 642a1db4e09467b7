import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'

/** A state, and a text that differs from that of any other. */
export interface Versioned<State> {
  version: string
  state: State
}

export interface StateWatch<State> {
  /** The state of a topic as it is, and again whenever it has become another, until `signal` says so. */
  follow(topic: string, signal: AbortSignal): AsyncGenerator<State, void>
}

interface Watcher<State> {
  topic: string
  newest: Versioned<State> | undefined
  ring: PromiseWithResolvers<void>
}

const longestPauseMs = 5_000
/** Looking takes this part of the time at most, however many leads are watched. */
const share = 1 / 10

/**
 * Watches states for any number of readers with one look at the database for all. Only the newest state is kept for a
 * reader: a slow one leaves out what lay in between and never what is.
 */
export function stateWatch<State>(
  read: (topics: readonly string[]) => Promise<ReadonlyMap<string, Versioned<State>>>,
  { pauseMs, log, stopping }: { pauseMs: number; log: Log; stopping: AbortSignal },
): StateWatch<State> {
  const watchers = new Set<Watcher<State>>()
  let isWatching = false
  let wake = Promise.withResolvers<void>()

  return {
    async *follow(topic, signal) {
      const leaving = AbortSignal.any([signal, stopping])
      const watcher: Watcher<State> = { topic, newest: undefined, ring: Promise.withResolvers() }
      const onLeave = () => watcher.ring.resolve()
      leaving.addEventListener('abort', onLeave, { once: true })
      watchers.add(watcher)
      wake.resolve()
      void keepReading()
      try {
        let told: string | undefined
        while (!leaving.aborted) {
          const { newest } = watcher
          watcher.ring = Promise.withResolvers()
          if (newest === undefined || newest.version === told) {
            await watcher.ring.promise
            continue
          }
          told = newest.version
          yield newest.state
        }
      } finally {
        leaving.removeEventListener('abort', onLeave)
        watchers.delete(watcher)
      }
    },
  }

  async function keepReading(): Promise<void> {
    if (isWatching) return
    isWatching = true
    let failures = 0
    while (watchers.size > 0 && !stopping.aborted) {
      wake = Promise.withResolvers()
      const startedAt = performance.now()
      try {
        give(await read([...new Set([...watchers].map(({ topic }) => topic))]))
        failures = 0
      } catch (error) {
        failures += 1
        log.warn({ error: String(error) }, 'what is watched cannot be read; trying again')
      }
      const least = failures > 0 ? pauseMs * 2 ** failures : (performance.now() - startedAt) / share
      await pause(Math.min(Math.max(pauseMs, least), longestPauseMs), failures > 0)
    }
    isWatching = false
  }

  function give(states: ReadonlyMap<string, Versioned<State>>): void {
    for (const watcher of watchers) {
      const newest = states.get(watcher.topic)
      if (newest === undefined || newest.version === watcher.newest?.version) continue
      watcher.newest = newest
      watcher.ring.resolve()
    }
  }

  /** A new reader is not kept waiting. */
  async function pause(ms: number, isFailing: boolean): Promise<void> {
    const over = new AbortController()
    const until = [sleep(ms, undefined, { signal: AbortSignal.any([over.signal, stopping]) }).catch(() => {})]
    if (!isFailing) until.push(wake.promise)
    await Promise.race(until)
    over.abort()
  }
}
