import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { compareSpends, recordSpends } from '../../../db/figures/source_spend.ts'
import { isFallThrough } from '../../../db/leads/vendor_leads.ts'
import { countLiveWorkers } from '../../../db/work/workers.ts'
import { momentMeant } from '../../../src/cli/arguments/moment_meant.ts'
import { inTransaction } from '../../support/databases/database.ts'

/** Commands that are given by whoever has a login of their own, and what they ask of the database beside the deed. */
async function logInAs(db: Db, role: 'operator' | 'admin'): Promise<void> {
  await db.query(`create role clara login in role pipeline_${role}; set session authorization clara`)
}

inTransaction('an operator says a time of today', async ({ db }) => {
  await logInAs(db, 'operator')
  expect(await momentMeant(db, '--until', '17:00')).toBeInstanceOf(Date)
})

inTransaction('a time that there is not is refused as none', async ({ db }) => {
  await expect(momentMeant(db, '--until', '25:00')).rejects.toThrow(/^--until: "25:00" is no time/)
})

inTransaction('an operator notes what a file says was spent', async ({ db }) => {
  await logInAs(db, 'operator')
  const spends = [{ source: 'facebook', day: '2026-03-02', amount: '10.50' }]
  expect(await compareSpends(db, spends)).toMatchObject([{ noted: null, faults: [] }])
  expect(await recordSpends(db, spends)).toBe(1)
  expect(await compareSpends(db, spends)).toMatchObject([{ noted: '10.50' }])
})

inTransaction('an operator is asked why a deal that they end falls through', async ({ db }) => {
  await logInAs(db, 'operator')
  expect(await isFallThrough(db, 'OFFER_ACCEPTED', 'DEAD_LEAD')).toBe(true)
})

inTransaction('an admin who asks for a schedule is told whether a worker is there', async ({ db }) => {
  await logInAs(db, 'admin')
  expect(await countLiveWorkers(db)).toBe(0)
})
