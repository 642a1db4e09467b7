import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { undo } from '../../support/undo.ts'

/** As docs/go-live.md has it: a login that owns the database, and is no superuser. */
async function logInAsInstaller(db: Db): Promise<void> {
  await db.query('create role ina login in role pipeline_owner')
  await db.query('set session authorization ina')
}

inTransaction('whoever installed the database takes back what they did to a rule', async ({ db }) => {
  await logInAsInstaller(db)
  await db.query(`update pipeline.settings set daily_cap = 2`)
  const { rows } = await db.query<{ id: string }>(
    `select max(id) as id from pipeline.audit_log where table_name = 'settings'`,
  )
  await undo(db, only(rows).id)
  expect((await db.query('select daily_cap from pipeline.settings')).rows).toEqual([{ daily_cap: 3 }])
})

inTransaction('they end anybody’s token and see who may sign in', async ({ db }) => {
  await db.query(`select pipeline.add_user('sam', 'operator')`)
  await db.query(`select pipeline.add_api_token('sam', 'weekly report', 'viewer', 30)`)
  await logInAsInstaller(db)
  await db.query('select pipeline.end_api_token(id) from pipeline.api_tokens')
  expect((await db.query('select status from pipeline.api_tokens')).rows).toEqual([{ status: 'revoked' }])
  expect((await db.query('select name from pipeline.users')).rows).toEqual([{ name: 'sam' }])
})

inTransaction('what they ask for many leads at once is done', async ({ db }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  await logInAsInstaller(db)
  const { rows } = await db.query<{ id: string }>(
    `select id from pipeline.start_bulk_act('hold', 'holiday', lead_ids => array[$1::uuid])`,
    [lead],
  )
  const act = only(rows).id
  await db.query('set session authorization pipeline_worker')
  await db.query('select pipeline_private.run_bulk_act($1)', [act])
  await db.query('reset session authorization')
  const settled = await db.query('select done, refused, asked_by from pipeline.bulk_acts where id = $1', [
    act,
  ])
  expect(settled.rows).toMatchObject([{ done: 1, refused: 0, asked_by: expect.stringMatching(/^ina/) }])
})
