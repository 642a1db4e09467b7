import type pg from 'pg'
import { afterAll, test } from 'vitest'
import { noteTouched } from '../../mutate/coverage.ts'
import { keepsConnections } from '../../support/databases/database.ts'
import {
  behindTriggers,
  dropDatabase,
  type StoryDatabase,
  takeDatabase,
} from '../../support/databases/story_databases.ts'
import { aLeadAt } from '../../support/leads.ts'
import { connectTo } from '../../support/run/run_server.ts'
import { broken } from './broken.ts'

/**
 * A story that breaks something behind the triggers' back, in a transaction that is rolled back: about a lead at OFFER_MADE
 * with an open offer. All have one session: one that is without triggers only for a moment loses all that it has planned.
 */
export const breachStory = test.extend('breach', async ({ task }, { onCleanup }) => {
  whole ??= aWholeDatabase()
  const { database, lead } = await whole
  const db = idle.pop() ?? (await connectTo(behindTriggers(database.url)))
  onCleanup(async () => {
    await db.query('rollback')
    if (keepsConnections) idle.push(db)
    else await db.end()
    await noteTouched(database.url, task)
  })
  await db.query('begin')
  return { db, lead }
})

let whole: Promise<{ database: StoryDatabase; lead: string }> | undefined
const idle: pg.Client[] = []

afterAll(async () => {
  for (const client of idle) await client.end()
  if (whole !== undefined) await dropDatabase((await whole).database)
})

async function aWholeDatabase() {
  const database = await takeDatabase('simulation')
  const db = database.pools.lend(1)
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await db.query(
    `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling) values ($1, 1, 150000, 160000)`,
    [lead],
  )
  await db.query(`select pipeline.send_message($1, 'I will ring you')`, [lead])
  const found = await broken(db)
  if (found.length > 0) throw new Error(`Broken before anything was: ${found.join(', ')}`)
  return { database, lead }
}
