import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, only, stageOf } from '../../support/leads.ts'
import { faults, lastChange, undo } from '../../support/undo.ts'

story(
  'an offer that waited for the morning leaves as that offer, however often its lead was killed and brought back',
  async ({ database: { pool: db } }) => {
    const time = await clockwork(db, { startAt: '2026-03-02 22:00Z', agents: eagerAgents })
    const lead = await aLeadAt(db, 'DEAL_VALIDATION')
    await time.settle()
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
    const kill = await lastChange(db, lead)
    expect(await undo(db, kill)).toMatchObject({ requeues: 1 })
    await undo(db, await lastChange(db, lead))
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
    const secondKill = await lastChange(db, lead)
    await undo(db, secondKill)
    await time.pass('11 hours')

    const { rows } = await db.query(
      `select offers.status, offers.sent_at = leads.offer_sent_at as told, pipeline.explain_message(messages.id) as why
       from pipeline.offers as offers
       join pipeline.vendor_leads as leads on leads.id = offers.vendor_lead_id
       join pipeline.lead_messages as messages on messages.id = offers.message_id
       where leads.id = $1`,
      [lead],
    )
    expect(rows).toMatchObject([
      {
        status: 'sent',
        told: true,
        why: {
          body: 'We offer £150,000',
          cause: { kind: 'agent', agent: 'offer_engine' },
          move: { from: 'DEAD_LEAD', to: 'OFFER_MADE', reason: 'by mistake' },
          run: { agent: 'offer_engine', outcome: 'advance' },
          delivery: { status: 'sent', attempts: 1 },
        },
      },
    ])
    expect(await faults(db)).toEqual([])
  },
)

story('an acceptance is taken back, and that too', async ({ database: { pool: db } }) => {
  const time = await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
  const lead = await leadWithAnOffer(db, time)
  await db.query(`select pipeline.request_transition($1, 'OFFER_ACCEPTED', 'on the phone')`, [lead])
  const standing = async () =>
    only(
      (
        await db.query(
          `select leads.pipeline_stage as stage, offers.status, deals.agreed_price as price
           from pipeline.vendor_leads as leads
           join pipeline.offers as offers on offers.vendor_lead_id = leads.id
           left join pipeline.deals as deals on deals.vendor_lead_id = leads.id where leads.id = $1`,
          [lead],
        )
      ).rows,
    )
  const accepted = await standing()
  expect(accepted).toEqual({ stage: 'OFFER_ACCEPTED', status: 'accepted', price: '150000.00' })
  for (let times = 0; times < 2; times += 1) {
    await undo(db, await lastChange(db, lead))
    expect(await standing()).toEqual({ stage: 'OFFER_MADE', status: 'sent', price: null })
    await undo(db, await lastChange(db, lead))
    expect(await standing()).toEqual(accepted)
  }
  expect(await faults(db)).toEqual([])
})

story(
  'the vendor said no when they did, also after the lead was dead by mistake',
  async ({ database: { pool: db } }) => {
    const time = await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
    const lead = await aLeadAt(db, 'OFFER_REJECTED')
    const saidNo = async () =>
      only((await db.query('select offer_rejected_at from pipeline.vendor_leads where id = $1', [lead])).rows)
    const before = await saidNo()
    await time.pass('1 hour')
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
    await time.pass('1 hour')
    await undo(db, await lastChange(db, lead))
    expect(await stageOf(db, lead)).toBe('OFFER_REJECTED')
    expect(await saidNo()).toEqual(before)
  },
)

story('an offer made at a stage that was a mistake lapses with it', async ({ database: { pool: db } }) => {
  await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [lead])
  await db.query(`select pipeline.override_stage($1, 'RETRY_2', 'came back', true)`, [lead])
  const entry = await lastChange(db, lead)
  await db.query('select pipeline.make_offer($1, 152000)', [lead])
  await undo(db, entry)
  const { rows } = await db.query('select status from pipeline.offers where vendor_lead_id = $1', [lead])
  expect(rows).toEqual([{ status: 'lapsed' }])
})

story(
  'an offer of a person that is taken back leaves the one before on the table',
  async ({ database: { pool: db } }) => {
    const time = await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
    const lead = await leadWithAnOffer(db, time)
    await db.query('select pipeline.make_offer($1, 152000)', [lead])
    await undo(db, await lastChange(db, lead))
    const { rows } = await db.query(
      `select offers.status, offers.amount, leads.offer_amount from pipeline.offers as offers
     join pipeline.vendor_leads as leads on leads.id = offers.vendor_lead_id where leads.id = $1`,
      [lead],
    )
    expect(rows).toEqual([{ status: 'sent', amount: '150000.00', offer_amount: '150000.00' }])
  },
)

const offersAndTexts = async (db: Db) =>
  (
    await db.query(
      `select offers.round, offers.amount, offers.status, messages.body, messages.status as text
       from pipeline.offers as offers left join pipeline.lead_messages as messages on messages.id = offers.message_id
       order by offers.round`,
    )
  ).rows

const changes = {
  made: `select pipeline.make_offer($1, 152000, 'We can do £152,000')`,
  corrected: `select pipeline.correct_offer(id, 152000, 'typo', 'We can do £152,000') from pipeline.offers where vendor_lead_id = $1`,
  withdrawn: `select pipeline.withdraw_offer(id, 'wrong house') from pipeline.offers where vendor_lead_id = $1`,
}

for (const [how, statement] of Object.entries(changes)) {
  story(
    `an offer ${how} before the one before had left is taken back with its text, and that too`,
    async ({ database: { pool: db } }) => {
      const time = await clockwork(db, { startAt: '2026-03-02 22:00Z', agents: eagerAgents })
      const lead = await aLeadAt(db, 'DEAL_VALIDATION')
      await time.settle()
      const aMinutePasses = () =>
        db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '1 minute')`)
      const before = await offersAndTexts(db)
      expect(before).toMatchObject([{ amount: '150000.00', status: 'made', text: 'queued' }])
      await aMinutePasses()
      await db.query(statement, [lead])
      const changed = await offersAndTexts(db)
      for (const expected of [before, changed, before]) {
        await aMinutePasses()
        await undo(db, await lastChange(db, lead))
        expect(await offersAndTexts(db)).toEqual(expected)
      }
      await time.pass('11 hours')
      const { rows } = await db.query(
        `select body from pipeline.lead_messages where vendor_lead_id = $1 and status = 'sent' and body like '%£%'`,
        [lead],
      )
      expect(rows).toEqual([{ body: 'We offer £150,000' }])
      expect(await faults(db)).toEqual([])
    },
  )
}

story('an offer whose text is on its way is not taken back', async ({ database: { pool: db } }) => {
  const time = await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
  const lead = await leadWithAnOffer(db, time)
  await db.query(changes.made, [lead])
  const entry = await lastChange(db, lead)
  await db.query(
    `select pipeline_private.claim_message(id) from pipeline.lead_messages where status = 'queued'`,
  )
  await expect(undo(db, entry)).rejects.toMatchObject({
    code: 'VL016',
    message: expect.stringContaining('on its way'),
  })
})

story('what has taken the place of an offer or a deal is named', async ({ database: { pool: db } }) => {
  const time = await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
  const lead = await leadWithAnOffer(db, time)
  await db.query(changes.withdrawn, [lead])
  const withdrawn = await lastChange(db, lead)
  await db.query('select pipeline.make_offer($1, 152000)', [lead])
  await expect(undo(db, withdrawn)).rejects.toMatchObject({ code: 'VL016' })
  await undo(db, await lastChange(db, lead))
  await undo(db, withdrawn)
  expect(await offersAndTexts(db)).toMatchObject([{ status: 'sent' }])

  const sold = await aLeadAt(db, 'DUE_DILIGENCE')
  await db.query('delete from pipeline.deals where vendor_lead_id = $1', [sold])
  const deleted = await lastChange(db, sold, 'deals')
  await db.query('select pipeline.create_deal($1)', [sold])
  await expect(undo(db, deleted)).rejects.toMatchObject({ code: 'VL016' })
})
