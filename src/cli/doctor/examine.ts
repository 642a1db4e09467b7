import pg from 'pg'
import type { Db } from '../../../db/connection/pool.ts'
import { readServerFacts } from '../../../db/health/doctor.ts'
import { archives } from '../../health/archives.ts'
import { backups } from '../../health/backups.ts'
import { type Check, type Finding, type Found, failure, ok, warning } from '../../health/finding.ts'
import { logic, migrations, ruleReleases } from '../../health/freshness.ts'
import { stops, wording } from '../../health/gates.ts'
import {
  agents,
  carriers,
  channels,
  deadLetters,
  overdueWork,
  queue,
  schedules,
  workers,
} from '../../health/work.ts'
import { messageOf } from '../output/explain_failure.ts'
import { clock } from './clock.ts'
import { logins } from './logins.ts'
import { notifications, openTransactions, sending } from './neighbours.ts'
import { serverLog } from './server_log.ts'
import { leadSources } from './sources.ts'

const oldestServer = 180_000
const checks: readonly Check[] = [
  ...[migrations, logic, ruleReleases, logins, clock, serverLog],
  ...[
    workers,
    sending,
    stops,
    wording,
    queue,
    overdueWork,
    schedules,
    backups,
    archives,
    agents,
    carriers,
    channels,
    leadSources,
    deadLetters,
    openTransactions,
    notifications,
  ],
]

/** Everything that can be said about the health of a database. */
export async function examine(db: Db): Promise<Finding[]> {
  const { login, version, shownVersion, statStatements, isMigrated } = await readServerFacts(db)
  if (version < oldestServer) {
    const todo = 'Version 18 or newer is needed. Upgrade the server, or point DATABASE_URL at another one.'
    return [{ about: 'server', ...failure(`PostgreSQL ${shownVersion}`, todo) }]
  }
  const findings: Finding[] = [
    { about: 'server', ...ok(`PostgreSQL ${shownVersion}, as ${login}`) },
    {
      about: 'extensions',
      ...ok(`none is needed; pg_stat_statements is ${statStatements ?? 'not available'}`),
    },
  ]
  if (!isMigrated) {
    return [
      ...findings,
      { about: 'migrations', ...failure('this database is empty', 'Run: npm run migrate') },
    ]
  }
  for (const check of checks) {
    const found = await lookInto(check, db, login)
    findings.push(...found.map((one) => ({ about: check.about, ...one })))
  }
  return findings
}

const mayNot = '42501'

async function lookInto({ look }: Check, db: Db, login: string): Promise<Found[]> {
  try {
    return await look(db)
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === mayNot) {
      return [
        warning(`${login} may not look at this`, 'Run doctor with the login that runs npm run migrate.'),
      ]
    }
    return [failure(messageOf(error), 'Run: npm run migrate. If it stays, this is a fault of the program.')]
  }
}
