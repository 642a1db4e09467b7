import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../../../db/connection/pool.ts'
import { readNamesDigest } from '../../../../db/known_names.ts'
import type { Log } from '../../../log.ts'

const pauseMs = 1_000
const longestPauseMs = 30_000

export interface NamesFollower {
  db: Db
  /** What the digest was before the names were learned. */
  learned: string
  /** Learns them anew; `names` is their digest. */
  learn(names: string): Promise<void>
  log: Log
  stopping: AbortSignal
}

/** Looks every second whether a release of the rules has brought new names, and has them learned, until `stopping`. */
export async function followNames({ db, learned, learn, log, stopping }: NamesFollower): Promise<void> {
  let known = learned
  let pause = pauseMs
  while (!stopping.aborted) {
    await sleep(pause, undefined, { signal: stopping }).catch(() => {})
    if (stopping.aborted) return
    try {
      const present = await readNamesDigest(db)
      if (present !== known) {
        await learn(present)
        known = present
        log.info({}, 'the API has learned the names of the present rules')
      }
      pause = pauseMs
    } catch (error) {
      pause = Math.min(pause * 2, longestPauseMs)
      log.warn({ error: String(error) }, 'the names of the rules cannot be read; trying again')
    }
  }
}
