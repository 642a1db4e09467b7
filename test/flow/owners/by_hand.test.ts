import { expect } from 'vitest'
import { disableUser } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { untilWaiting } from '../../support/databases/locks.ts'
import { aLead, only } from '../../support/leads.ts'
import { aColleague, colleagues, ownerOf } from '../../support/owners.ts'
import { faults, lastChange, undo } from '../../support/undo.ts'

inTransaction(
  'a lead is given to somebody who may look after it, on record, and taken back',
  async ({ db }) => {
    await colleagues(db, 'ann', 'bob', 'gone')
    await aColleague(db, 'eve', 'viewer')
    await disableUser(db, 'gone')
    const lead = await aLead(db)
    for (const owner of ['nobody', 'gone', 'eve', null]) {
      await db.query('savepoint before')
      await expect(db.query('select from pipeline.assign_lead($1, $2)', [lead, owner])).rejects.toMatchObject(
        { code: 'VL031' },
      )
      await db.query('rollback to before')
    }
    await db.query(`select from pipeline.assign_lead($1, 'Ann', 'knows the street')`, [lead])
    await db.query(`select from pipeline.assign_lead($1, 'ann')`, [lead])
    expect(await ownerOf(db, lead)).toBe('ann')
    const { rows } = await db.query(
      `select metadata, reason from pipeline.pipeline_events where vendor_lead_id = $1 and event_type = 'lead_assigned'`,
      [lead],
    )
    expect(rows).toEqual([{ metadata: { owner: 'ann', ownerBefore: null }, reason: 'knows the street' }])
    const explained = await db.query(`select pipeline.explain_lead($1) -> 'owner' as owner`, [lead])
    expect(only(explained.rows).owner).toMatchObject({ name: 'ann', byRules: false })
  },
)

story('who gave a lead to the wrong colleague takes it back', async ({ database: { db } }) => {
  await colleagues(db, 'ann', 'bob')
  const lead = await aLead(db)
  await db.query(`select from pipeline.assign_lead($1, 'ann')`, [lead])
  await db.query(`select from pipeline.assign_lead($1, 'bob')`, [lead])
  const toBob = await lastChange(db, lead, 'lead_owners')
  await undo(db, toBob)
  expect(await ownerOf(db, lead)).toBe('ann')
  await db.query('select from pipeline.unassign_lead($1)', [lead])
  await undo(db, await lastChange(db, lead, 'lead_owners'))
  expect(await ownerOf(db, lead)).toBe('ann')

  // Not to somebody who has left meanwhile.
  await db.query(`select from pipeline.assign_lead($1, 'bob')`, [lead])
  const fromAnn = await lastChange(db, lead, 'lead_owners')
  await disableUser(db, 'ann')
  await expect(undo(db, fromAnn)).rejects.toMatchObject({ code: 'VL016' })

  // Nor is a rule for them brought back.
  await aColleague(db, 'carl')
  const { rows } = await db.query<{ id: string }>(
    `select id from pipeline.add_owner_rule('NEW_LEAD', 'carl')`,
  )
  await db.query(`select from pipeline.remove_owner_rule($1, 'is leaving')`, [only(rows).id])
  const removed = await latest(db, 'owner_rules')
  await undo(db, removed)
  expect((await db.query('select stage, owner from pipeline.owner_rules')).rows).toEqual([
    { stage: 'NEW_LEAD', owner: 'carl' },
  ])
  expect(await faults(db)).toEqual([])
})

story(
  'whoever is leaving at that moment gets no lead by a merge, nor by an undo',
  async ({ database: { db, pool } }) => {
    await colleagues(db, 'ann', 'bob')
    const leaving = await pool.connect()
    const acting = await pool.connect()
    const whileLeaving = async (name: string, act: () => Promise<unknown>): Promise<unknown> => {
      await leaving.query('begin')
      await leaving.query('select pipeline.disable_user($1)', [name])
      const done = act().catch(({ code }) => code)
      await Promise.race([done, untilWaiting(pool, 1)])
      await leaving.query('commit')
      return done
    }
    const [keep, drop, other] = [await aLead(db), await aLead(db), await aLead(db)]
    await db.query(`select from pipeline.assign_lead($1, 'ann')`, [drop])
    await whileLeaving('ann', () =>
      acting.query(`select pipeline.merge_leads($1, $2, 'the same person')`, [keep, drop]),
    )
    expect(await ownerOf(db, keep)).toBeUndefined()

    await db.query(`select from pipeline.assign_lead($1, 'bob')`, [other])
    await db.query('select from pipeline.unassign_lead($1)', [other])
    const fromBob = await lastChange(db, other, 'lead_owners')
    expect(await whileLeaving('bob', () => undo(acting, fromBob))).toBe('VL016')
    for (const client of [leaving, acting]) client.release()
  },
)

const latest = async (db: Db, table: string) =>
  only(
    (
      await db.query<{ id: string }>('select max(id) as id from pipeline.audit_log where table_name = $1', [
        table,
      ])
    ).rows,
  ).id
