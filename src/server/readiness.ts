import { setTimeout as sleep } from 'node:timers/promises'
import { obstacleOf } from '../../db/connection/obstacle.ts'
import type { Db } from '../../db/connection/pool.ts'
import { countLiveWorkers } from '../../db/work/workers.ts'
import { type Check, type Found, failure, ok } from '../health/finding.ts'
import { logic, migrations, ruleReleases } from '../health/freshness.ts'
import { writeProof } from '../health/write_proof.ts'

export interface Readiness {
  ready: boolean
  checks: { check: string; ok: boolean; says: string }[]
}

const database: Check = {
  about: 'database',
  look: async (db) => {
    await db.query('select')
    return [ok('reachable')]
  },
}

const workers: Check = {
  about: 'workers',
  look: async (db) =>
    (await countLiveWorkers(db)) > 0
      ? [ok('at work')]
      : [failure('none gives a sign of life', 'Start one: npm run worker')],
}

/** What the web process makes once it has read the database: the schema of its API. */
export interface Api {
  isReady: boolean
}

const apiOf = (api: Api): Check => ({
  about: 'api',
  look: async () => [
    api.isReady ? ok('answers') : failure('is starting', 'Wait a moment; the log says why when it stays so.'),
  ],
})

const longestLookMs = 3_000

/**
 * Tells whether the web process can do its work, and everything that keeps it from it.
 *
 * @param db connections of its own, so that others who wait for theirs keep nobody from asking.
 */
export function readinessOf(db: Db, api: Api): () => Promise<Readiness> {
  const ofDatabase = [writeProof(db), migrations, logic, ruleReleases, workers]
  const checks: readonly Check[] = [database, apiOf(api), ...ofDatabase]
  return async () => {
    const found: Readiness['checks'] = []
    for (const check of checks) {
      const findings = await look(check, db)
      found.push(...findings)
      if (check === database && findings.some((finding) => !finding.ok)) break
    }
    return { ready: found.every((finding) => finding.ok), checks: found }
  }
}

async function look({ about, look }: Check, db: Db): Promise<Readiness['checks']> {
  try {
    const findings = await inTime(look(db))
    return findings.map(({ level, says }) => ({ check: about, ok: level !== 'failure', says }))
  } catch (error) {
    const says = obstacleOf(error)?.says ?? 'cannot be looked at; run: npm run migrate'
    return [{ check: about, ok: false, says }]
  }
}

async function inTime(looking: Promise<Found[]>): Promise<Found[]> {
  const over = new AbortController()
  const tooLate = sleep(longestLookMs, undefined, { signal: over.signal }).then(() => {
    throw new Error('timeout expired: no answer for a look')
  })
  tooLate.catch(() => {})
  return Promise.race([looking, tooLate]).finally(() => over.abort())
}
