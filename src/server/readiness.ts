import type { Db } from '../../db/connection/pool.ts'
import { isConnectionLost } from '../../db/connection/sql_error.ts'
import { countLiveWorkers } from '../../db/work/workers.ts'
import { type Check, failure, ok } from '../health/finding.ts'
import { logic, migrations, ruleReleases } from '../health/freshness.ts'

export interface Readiness {
  ready: boolean
  checks: { check: string; ok: boolean; says: string }[]
}

const database: Check = {
  about: 'database',
  look: async (db) => {
    await db.query('select')
    return [ok('database', 'reachable')]
  },
}

const workers: Check = {
  about: 'workers',
  look: async (db) =>
    (await countLiveWorkers(db)) > 0
      ? [ok('workers', 'at work')]
      : [failure('workers', 'none gives a sign of life', 'Start one: npm run worker')],
}

const checks: readonly Check[] = [database, migrations, logic, ruleReleases, workers]

/** Whether the web process can do its work, and everything that keeps it from it. */
export async function readReadiness(db: Db): Promise<Readiness> {
  const found: Readiness['checks'] = []
  for (const check of checks) {
    const findings = await look(check, db)
    found.push(...findings)
    if (check === database && findings.some((finding) => !finding.ok)) break
  }
  return { ready: found.every((finding) => finding.ok), checks: found }
}

async function look({ about, look }: Check, db: Db): Promise<Readiness['checks']> {
  try {
    const findings = await look(db)
    return findings.map(({ level, says }) => ({ check: about, ok: level !== 'failure', says }))
  } catch (error) {
    const says = isConnectionLost(error) ? 'cannot be reached' : 'cannot be looked at; run: npm run migrate'
    return [{ check: about, ok: false, says }]
  }
}
