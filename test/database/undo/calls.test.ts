import { expect } from 'vitest'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { only } from '../../support/leads.ts'
import { undo } from '../../support/undo.ts'

story(
  'a call that was logged for the wrong vendor is taken back, and the planned one stands again',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await db.query(`select pipeline.plan_call($1, '2026-03-05T10:00:00Z', note => 'about the keys')`, [lead])
    await db.query(`select pipeline.add_note($1, 'Has two dogs.')`, [lead])
    await time.pass('1 hour')
    await db.query(`select pipeline.log_call($1, 'no_answer', call_back_at => '2026-03-04T10:00:00Z')`, [
      lead,
    ])

    const change = only(
      (
        await db.query(
          `select max(id)::text as id from pipeline.audit_log where table_name = 'phone_calls' and vendor_lead_id = $1`,
          [lead],
        )
      ).rows,
    )
    await undo(db, change.id)
    const { rows } = await db.query(
      'select due_at, note, ended_at from pipeline.planned_calls where vendor_lead_id = $1',
      [lead],
    )
    expect(rows).toEqual([
      { due_at: new Date('2026-03-05T10:00:00Z'), note: 'about the keys', ended_at: null },
    ])
    expect((await db.query('select from pipeline.phone_calls')).rows).toEqual([])
    expect((await db.query('select body from pipeline.notes')).rows).toEqual([{ body: 'Has two dogs.' }])
    await time.pass('3 days')
    const asked = await db.query(
      `select kind from pipeline.review_items where vendor_lead_id = $1 and kind = 'call_due'`,
      [lead],
    )
    expect(asked.rows).toEqual([{ kind: 'call_due' }])
  },
)
