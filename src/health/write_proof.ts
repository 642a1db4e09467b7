import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../db/connection/pool.ts'
import { proveWrite, readAwaitedStandbys } from '../../db/health/writes.ts'
import { type Check, failure, ok } from './finding.ts'

const usualPatienceMs = 2_000

/**
 * Whether a write is committed in time. One is tried at a time: a commit that waits for a standby cannot be cut off, and
 * whoever asks again would add another that waits.
 */
export function writeProof(db: Db, patienceMs = usualPatienceMs): Check {
  let trying: { since: number; proof: Promise<void> } | undefined
  return {
    about: 'writes',
    async look() {
      trying ??= {
        since: Date.now(),
        proof: proveWrite(db).finally(() => {
          trying = undefined
        }),
      }
      const { since, proof } = trying
      proof.catch(() => {}) // it may fail when nobody looks any more
      const late = new AbortController()
      const isCommitted = await Promise.race([
        proof.then(() => true).finally(() => late.abort()),
        sleep(patienceMs, false, { signal: late.signal }).catch(() => true),
      ])
      if (isCommitted) return [ok('committed')]
      const seconds = Math.round((Date.now() - since) / 1000)
      const standbys = await readAwaitedStandbys(db).catch(() => '')
      const why = standbys === '' ? '' : `, for want of a standby (synchronous_standby_names: ${standbys})`
      return [failure(`a commit has been waiting for ${seconds} s${why}`, 'See why commits wait.')]
    },
  }
}
