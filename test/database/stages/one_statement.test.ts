import { expect } from 'vitest'
import { clockwork } from '../../support/clockwork.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { aLeadAt, aPhone, stageOf } from '../../support/leads.ts'

const twice = [
  `with moved as (update pipeline.vendor_leads set pipeline_stage = 'VIDEO_SENT' where id = $1 returning id)
   select pipeline.request_transition(moved.id, 'DEAD_LEAD', 'x') from moved`,
  `with moved as (update pipeline.vendor_leads set pipeline_stage = 'VIDEO_SENT' where id = $1 returning id)
   select pipeline.override_stage(moved.id, 'OFFER_ACCEPTED', 'x', true) from moved`,
  `with moved as (update pipeline.vendor_leads set pipeline_stage = 'VIDEO_SENT' where id = $1 returning id)
   select pipeline.hold_lead(moved.id, 'x') from moved`,
  `with edited as (update pipeline.vendor_leads set bedrooms = 2 where id = $1 returning id)
   select pipeline.edit_lead(edited.id, bedrooms => 4) from edited`,
  `with accepted as (update pipeline.vendor_leads set pipeline_stage = 'OFFER_ACCEPTED' where id = $1 returning id)
   select pipeline.take_over_lead(accepted.id) from accepted`,
]

for (const statement of twice) {
  inTransaction(`refused, and nothing is changed: ${statement.replace(/\s+/g, ' ')}`, async ({ db }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const rowsOf = async () =>
      (
        await db.query(
          `select to_jsonb(leads) as lead, (select count(*) from pipeline.audit_log) as entries,
             (select count(*) from pipeline.pipeline_events) as events, (select count(*) from pipeline.lead_messages) as texts
           from pipeline.vendor_leads as leads where id = $1`,
          [lead],
        )
      ).rows
    const before = await rowsOf()
    await db.query('savepoint before')
    await expect(db.query(statement, [lead])).rejects.toMatchObject({ code: 'VL025' })
    await db.query('rollback to before')
    expect(await rowsOf()).toEqual(before)
  })
}

inTransaction('a lead that is made and overridden by one statement is refused', async ({ db }) => {
  await expect(
    db.query(
      `with made as (insert into pipeline.vendor_leads (vendor_phone) values ($1) returning id)
       select pipeline.override_stage(made.id, 'OFFER_MADE', 'x') from made`,
      [aPhone()],
    ),
  ).rejects.toMatchObject({ code: 'VL025' })
})

story(
  'a lead and its first text by one statement are refused whole, by two they are kept',
  async ({ database: { db } }) => {
    const phone = aPhone()
    const lead = `insert into pipeline.vendor_leads (vendor_phone) values ('${phone}') returning id`
    const text = `pipeline.record_inbound_message('${phone}', 'hello', 'SM1')`
    await expect(db.query(`with made as (${lead}) select ${text} from made`)).rejects.toMatchObject({
      code: 'VL025',
      hint: expect.stringContaining('statement of its own'),
    })
    const kept = `select (select count(*)::int from pipeline.vendor_leads) as leads, (select count(*)::int from pipeline.lead_messages) as texts`
    expect((await db.query(kept)).rows).toEqual([{ leads: 0, texts: 0 }])
    await db.query(lead)
    await db.query(`select ${text}`)
    expect((await db.query(kept)).rows).toEqual([{ leads: 1, texts: 1 }])
  },
)

story('two statements do what one may not, and one moves many', async ({ database: { pool, db } }) => {
  await clockwork(pool, { startAt: '2026-03-02T10:00:00Z' })
  const leads = await Promise.all(Array.from({ length: 3 }, () => aLeadAt(db, 'OFFER_MADE')))
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'VIDEO_SENT'`)
  const { rows } = await db.query(
    `select answer.moved, answer.to_stage
     from pipeline.vendor_leads as leads
     cross join lateral pipeline.request_transition(leads.id, 'RETRY_1', 'no answer') as answer`,
  )
  expect(rows).toEqual(leads.map(() => ({ moved: true, to_stage: 'RETRY_1' })))
  for (const lead of leads) expect(await stageOf(db, lead)).toBe('RETRY_1')
})
