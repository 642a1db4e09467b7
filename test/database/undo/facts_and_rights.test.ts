import { expect } from 'vitest'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { asRole } from '../../support/databases/roles.ts'
import { aLead, aLeadAt, only, stageOf } from '../../support/leads.ts'
import { faults, lastChange, undo } from '../../support/undo.ts'

story('facts go back to what they were, and only they', async ({ database: { pool: db } }) => {
  const lead = await aLead(db, { asking_price: 180_000, bedrooms: 2 })
  await db.query('update pipeline.vendor_leads set asking_price = 18000 where id = $1', [lead])
  const entry = await lastChange(db, lead)
  await db.query('update pipeline.vendor_leads set bedrooms = 3 where id = $1', [lead])
  expect(await undo(db, entry)).toMatchObject({ move: null })
  const { rows } = await db.query('select asking_price, bedrooms from pipeline.vendor_leads where id = $1', [
    lead,
  ])
  expect(rows).toEqual([{ asking_price: '180000.00', bedrooms: 3 }])
})

story('what was changed again since is not trampled on', async ({ database: { pool: db } }) => {
  const lead = await aLead(db, { asking_price: 180_000 })
  await db.query('update pipeline.vendor_leads set asking_price = 18000 where id = $1', [lead])
  const entry = await lastChange(db, lead)
  await db.query('update pipeline.vendor_leads set asking_price = 175000 where id = $1', [lead])
  await expect(undo(db, entry)).rejects.toMatchObject({
    code: 'VL016',
    detail: expect.stringContaining('"asking_price": 175000'),
  })

  // Once the later change is taken back, the earlier one can be too.
  await undo(db, await lastChange(db, lead))
  await undo(db, entry)
  const { rows } = await db.query('select asking_price from pipeline.vendor_leads where id = $1', [lead])
  expect(rows).toEqual([{ asking_price: '180000.00' }])
})

story('an undo is a change like any other and can be undone', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'fell through')`, [lead])
  await undo(db, await lastChange(db, lead))
  const deal = async () =>
    only(
      (
        await db.query(
          'select fell_through_at is not null as fell_through, investor_name from pipeline.deals where vendor_lead_id = $1',
          [lead],
        )
      ).rows,
    )
  expect(await deal()).toEqual({ fell_through: false, investor_name: 'Ada Investor' })
  await undo(db, await lastChange(db, lead))
  expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  expect(await deal()).toEqual({ fell_through: true, investor_name: 'Ada Investor' })
  const { rows } = await db.query('select dead_reason from pipeline.vendor_leads where id = $1', [lead])
  expect(rows).toEqual([{ dead_reason: 'fell through' }])
  expect(await faults(db)).toEqual([])
})

inTransaction('what nobody did by hand, or nobody can take back, is refused with a word', async ({ db }) => {
  const refused = async (entry: string, reason: string | null, code: string) => {
    await db.query('savepoint before')
    await expect(
      db.query('select pipeline.undo_manual_change($1, $2)', [entry, reason]),
    ).rejects.toMatchObject({ code })
    await db.query('rollback to before')
  }
  const lead = await aLead(db)
  const created = await lastChange(db, lead)
  await refused(created, 'x', 'VL017')
  await refused('999999999', 'x', 'VL010')
  await refused(created, ' ', 'VL003')

  await db.query(`select set_config('pipeline.actor_kind', 'worker', true)`)
  await db.query('update pipeline.vendor_leads set bedrooms = 4 where id = $1', [lead])
  await refused(await lastChange(db, lead), 'x', 'VL004')
  await db.query(`select set_config('pipeline.actor_kind', '', true)`)
  await refused(await lastChange(db, lead), 'x', 'VL017')
})

story(
  'a change is taken back once, whichever of its entries is named',
  async ({ database: { pool: db } }) => {
    await clockwork(db, { startAt: '2026-03-02 22:00Z', agents: eagerAgents })
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'fell through')`, [lead])
    const entries = await db.query<{ id: string }>(
      `select id from pipeline.audit_log where vendor_lead_id = $1 and transaction_id = (
       select transaction_id from pipeline.audit_log where id = $2
     ) order by id`,
      [lead, await lastChange(db, lead)],
    )
    expect(entries.rows.length).toBeGreaterThan(1)
    await undo(db, entries.rows[0]?.id as string)
    for (const { id } of entries.rows) {
      const { rows } = await db.query<{ plan: { obstacles: { table: string }[] } }>(
        'select pipeline.explain_undo($1) as plan',
        [id],
      )
      expect(only(rows).plan.obstacles.map(({ table }) => table)).toContain('audit_log')
      await expect(undo(db, id)).rejects.toMatchObject({ code: 'VL016' })
    }
  },
)

story('operators do not take back what an admin overrode', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await db.query(`select pipeline.override_stage($1, 'DUE_DILIGENCE', 'agreed by letter')`, [lead])
  const entry = await lastChange(db, lead)
  const undoing = `select pipeline.undo_manual_change($1, 'by mistake')`
  await expect(asRole(db, 'pipeline_operator', undoing, [entry])).rejects.toMatchObject({ code: 'VL004' })
  await asRole(db, 'pipeline_admin', undoing, [entry])
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
})

story('what has been taken by another lead since is named', async ({ database: { pool: db } }) => {
  const lead = await aLead(db, { source: 'portal', external_ref: 'R1' })
  await db.query(`update pipeline.vendor_leads set external_ref = 'R2' where id = $1`, [lead])
  const entry = await lastChange(db, lead)
  const other = await aLead(db, { source: 'portal', external_ref: 'R1' })
  const { rows } = await db.query('select pipeline.explain_undo($1) as plan', [entry])
  expect(only(rows).plan.obstacles).toMatchObject([{ table: 'vendor_leads', rowId: other }])
  await expect(undo(db, entry)).rejects.toMatchObject({ code: 'VL016' })
})

story('a lead that one transaction moved to and fro is moved by hand', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'RETRY_1')
  await db.query(
    `do $do$ begin
       perform pipeline.request_transition(id, 'DEAD_LEAD', 'wrong row') from pipeline.vendor_leads;
       perform pipeline.request_transition(id, 'RETRY_1', 'was right') from pipeline.vendor_leads;
     end $do$`,
  )
  await expect(undo(db, await lastChange(db, lead))).rejects.toMatchObject({ code: 'VL017' })
  await db.query(
    `do $do$ begin
       perform pipeline.request_transition(id, 'DEAD_LEAD', 'wrong row') from pipeline.vendor_leads;
       perform pipeline.request_transition(id, 'RETRY_1', 'was right') from pipeline.vendor_leads;
       update pipeline.vendor_leads set bedrooms = 9;
     end $do$`,
  )
  await expect(undo(db, await lastChange(db, lead))).rejects.toMatchObject({
    code: 'VL016',
    message: expect.stringContaining('to and fro'),
  })
})
