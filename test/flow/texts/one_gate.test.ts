import { expect } from 'vitest'
import type { Carrier } from '../../../src/carriers/carrier.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import type { OwnDatabase } from '../../support/databases/database.ts'
import { aLead, aLeadAt, facts, only, stageOf } from '../../support/leads.ts'
import { storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'

/** A carrier whose line is dead until it is mended; remembers what it took and where it went. */
function deadLine() {
  const taken: { messageId: string; phone: string }[] = []
  const line = { isDead: true }
  const carrier: Carrier = {
    name: 'scripted',
    async send({ messageId, phone }) {
      if (line.isDead) throw new Error('ECONNREFUSED')
      taken.push({ messageId, phone })
      return { kind: 'sent', providerMessageId: `P${taken.length}` }
    },
    async lookup() {
      return { kind: 'not_sent' }
    },
  }
  return { carrier, line, taken }
}

/** The reminder of RETRY_1 was taken for sending, and the carrier refused the connection. */
async function refusedReminder({ pool, db }: OwnDatabase) {
  const { carrier, line, taken } = deadLine()
  const time = await clockwork(pool, { startAt: start, carrier: () => carrier })
  const lead = await aLeadAt(db, 'RETRY_1')
  await time.settle()
  const { rows } = await db.query<{ id: string; status: string }>(
    `select id, status from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'RETRY_1'`,
    [lead],
  )
  const reminder = only(rows)
  expect(reminder.status).toBe('sending')
  const tryAgain = async () => {
    line.isDead = false
    await time.pass('1 minute')
    await db.query(`select pipeline_private.book_overdue_work()`)
    await time.settle()
  }
  const statusOf = async () =>
    only(
      (
        await db.query<{ status: string }>('select status from pipeline.lead_messages where id = $1', [
          reminder.id,
        ])
      ).rows,
    ).status
  return { time, lead, taken, tryAgain, statusOf }
}

story('a text that the carrier did not take does not leave after a STOP', async ({ database }) => {
  const { lead, taken, tryAgain, statusOf } = await refusedReminder(database)
  await vendorSays(database.db, lead, 'STOP')
  await tryAgain()
  expect(taken).toEqual([])
  expect(await statusOf()).toBe('cancelled')
})

story('nor while a hold stands, and leaves after it', async ({ database }) => {
  const { lead, taken, tryAgain, statusOf, time } = await refusedReminder(database)
  await database.db.query(`select pipeline.hold_lead($1, 'probate')`, [lead])
  await tryAgain()
  expect(taken).toEqual([])
  expect(await statusOf()).toBe('queued')

  await database.db.query('select pipeline.release_lead($1)', [lead])
  await time.settle()
  expect(taken).toHaveLength(1)
})

story('nor while a person leads, and not at all once they have written', async ({ database }) => {
  const { lead, taken, tryAgain, statusOf, time } = await refusedReminder(database)
  await database.db.query('select pipeline.take_over_lead($1)', [lead])
  await tryAgain()
  expect(taken).toEqual([])
  await database.db.query(`select pipeline.send_message($1, 'I will ring you')`, [lead])
  await database.db.query('select pipeline.hand_back_lead($1)', [lead])
  await time.settle()
  expect(taken).toHaveLength(1)
  expect(await statusOf()).toBe('cancelled')
})

story('nor when the lead has moved on', async ({ database }) => {
  const { lead, taken, tryAgain, statusOf } = await refusedReminder(database)
  await database.db.query(`select pipeline.override_stage($1, 'OFFER_REJECTED', 'rang and said no')`, [lead])
  await tryAgain()
  expect(taken).toEqual([])
  expect(await statusOf()).toBe('cancelled')
})

story('and goes to the number that was corrected meanwhile', async ({ database }) => {
  const { lead, taken, tryAgain } = await refusedReminder(database)
  await database.db.query(`update pipeline.vendor_leads set vendor_phone = '+447700900999' where id = $1`, [
    lead,
  ])
  await tryAgain()
  expect(taken.map(({ phone }) => phone)).toEqual(['+447700900999'])
})

story('a text that is dropped leaves an event', async ({ database }) => {
  const { lead, tryAgain } = await refusedReminder(database)
  await vendorSays(database.db, lead, 'STOP')
  await tryAgain()
  const { rows } = await database.db.query(
    `select metadata ->> 'purpose' as purpose from pipeline.pipeline_events
     where vendor_lead_id = $1 and event_type = 'message_dropped'`,
    [lead],
  )
  expect(rows).toEqual([{ purpose: 'RETRY_1' }])
})

/** The same vendor with two houses: an offer on the table for one, a conversation about the other. */
async function twoLeadsOfOneNumber({ pool, db }: OwnDatabase) {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const one = await leadWithAnOffer(db, time)
  const { rows } = await db.query<{ vendor_phone: string }>(
    'select vendor_phone from pipeline.vendor_leads where id = $1',
    [one],
  )
  const phone = only(rows).vendor_phone
  await time.pass('1 minute')
  const other = await aLead(db, { ...facts, vendor_phone: phone, property_postcode: 'BS7 8QA' })
  await time.settle()
  return { time, one, other, phone }
}

const textsOfAutomation = `select count(*)::integer as texts from pipeline.lead_messages
  where direction = 'outbound' and author <> 'person' and sent_at is not null`

story('who takes over a conversation has it about every live lead of the number', async ({ database }) => {
  const { db } = database
  const { time, one, other } = await twoLeadsOfOneNumber(database)
  await db.query('select pipeline.take_over_lead($1)', [one])
  const before = only((await db.query<{ texts: number }>(textsOfAutomation)).rows).texts

  // The carrier's text names no house: it is taken to be about the one that was contacted last.
  await vendorSays(db, other, 'go on', time)
  await time.pass('6 days')
  expect(only((await db.query<{ texts: number }>(textsOfAutomation)).rows).texts).toBe(before)
  expect(await stageOf(db, one)).toBe('OFFER_MADE')
  expect(await stageOf(db, other)).toBe('AI_CONVERSATION')

  await db.query('select pipeline.hand_back_lead($1)', [one])
  await time.settle()
  expect(await stageOf(db, other)).toBe('OFFER_MADE')
})

story('a hold on one lead of a number keeps automation off the others', async ({ database }) => {
  const { db } = database
  const { time, one, other } = await twoLeadsOfOneNumber(database)
  await db.query(`select pipeline.hold_lead($1, 'the vendor is in hospital')`, [one])
  await time.pass('6 days')
  expect(await stageOf(db, other)).toBe('AI_CONVERSATION')

  await db.query('select pipeline.release_lead($1)', [other])
  const { rows } = await db.query('select from pipeline.vendor_leads where held_at is not null')
  expect(rows).toEqual([])
})

story('a lead keeps its own hold when one that it shares ends', async ({ database }) => {
  const { db } = database
  const { one, other } = await twoLeadsOfOneNumber(database)
  await db.query(`select pipeline.hold_lead($1, 'the vendor is in hospital')`, [one])
  await db.query('select pipeline.release_lead($1)', [one])
  await db.query(`update pipeline.vendor_leads set vendor_phone = '+447700900998' where id = $1`, [other])
  await db.query(`select pipeline.hold_lead($1, 'probate')`, [other])
  const { rows } = await db.query<{ id: string; hold_reason: string }>(
    'select id, hold_reason from pipeline.vendor_leads where held_at is not null',
  )
  expect(rows).toEqual([{ id: other, hold_reason: 'probate' }])
})

story('a new lead of a number whose conversation a person leads waits too', async ({ database }) => {
  const { db } = database
  const { time, one, phone } = await twoLeadsOfOneNumber(database)
  await db.query('select pipeline.take_over_lead($1)', [one])
  const third = await aLead(db, { ...facts, vendor_phone: phone, property_postcode: 'BS1 4TR' })
  await time.pass('2 days')
  expect(await stageOf(db, third)).toBe('NEW_LEAD')
  await db.query('select pipeline.hand_back_lead($1)', [one])
  await time.settle()
  expect(await stageOf(db, third)).toBe('AI_CONVERSATION')
})

story(
  'no reminder about one house leaves while the vendor waits for an answer about another',
  async ({ database }) => {
    const { db } = database
    const { time, one, other } = await twoLeadsOfOneNumber(database)
    // At a stage of people nobody but a person answers.
    await db.query(`select pipeline.override_stage($1, 'OFFER_ACCEPTED', 'by phone')`, [one])
    await time.pass('1 minute')
    await db.query(`select pipeline.send_message($1, 'It is a deal')`, [one])
    await time.settle()
    await vendorSays(db, one, 'when do you come?', time)
    const reminders = `select count(*)::integer as sent from pipeline.lead_messages
    where vendor_lead_id = $1 and purpose = 'CONVERSATION_FOLLOW_UP' and sent_at is not null`
    await time.pass('30 hours')
    expect(only((await db.query<{ sent: number }>(reminders, [other])).rows).sent).toBe(0)

    await db.query(
      `select pipeline.resolve_review_item(id, 'rang') from pipeline.review_items where resolved_at is null`,
    )
    await time.pass('2 hours')
    expect(only((await db.query<{ sent: number }>(reminders, [other])).rows).sent).toBe(1)
  },
)

story('a hold outlasts a take-over, whichever came first', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  for (const acts of [
    [`pipeline.hold_lead($1, 'probate')`, 'pipeline.take_over_lead($1)'],
    ['pipeline.take_over_lead($1)', `pipeline.hold_lead($1, 'probate')`],
  ]) {
    const lead = await leadWithAnOffer(db, time)
    for (const act of acts) await db.query(`select ${act}`, [lead])
    await db.query('select pipeline.hand_back_lead($1)', [lead])
    await time.pass('5 days')
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    const held = await db.query(
      'select hold_reason, taken_over_by from pipeline.vendor_leads where id = $1',
      [lead],
    )
    expect(held.rows).toEqual([{ hold_reason: 'probate', taken_over_by: null }])
    await db.query('select pipeline.release_lead($1)', [lead])
    await time.pass('2 days')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
  }
})

story(
  'what waits when a person takes over leaves when they hand back and nobody wrote',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-02T22:00:00Z', agents: readingAgent({}) })
    const lead = await aLeadAt(db, 'RETRY_1')
    await db.query('select pipeline.take_over_lead($1)', [lead])
    await time.pass('1 day')
    await db.query('select pipeline.hand_back_lead($1)', [lead])
    await time.pass('12 hours')
    const { rows } = await db.query(
      `select status, status_reason from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'RETRY_1'`,
      [lead],
    )
    expect(rows).toEqual([{ status: 'sent', status_reason: null }])
  },
)

story('what one vendor waits for keeps no other vendor waiting', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const asking = await aLeadAt(db, 'OFFER_ACCEPTED')
  await vendorSays(db, asking, 'when do you come?')
  await aLeadAt(db, 'RETRY_1')
  await time.settle()
  const { rows } = await db.query(`select status from pipeline.lead_messages where purpose = 'RETRY_1'`)
  expect(rows).toEqual([{ status: 'sent' }])
})

story('an answer about one house that a text about another drops is given anew', async ({ database }) => {
  const { db } = database
  const { time, one, other } = await twoLeadsOfOneNumber(database)
  // The agent's answer about the first house is about to leave.
  await db.query(
    `with said as (
       insert into pipeline.lead_messages (vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, author, intent_key, is_reply, not_before)
       select id, 'outbound', 'REPLY', 'The buyers', 'queued', vendor_phone, pipeline_stage, stage_visit, 'agent', 'a story', true, pipeline.now()
       from pipeline.vendor_leads where id = $1 returning id
     )
     insert into pipeline.lead_messages (vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, author, provider_message_id, answered_at, answered_by)
     select leads.id, 'inbound', 'reply', 'who are you?', 'received', vendor_phone, pipeline_stage, stage_visit, 'vendor', 'a story', pipeline.now(), said.id
     from pipeline.vendor_leads as leads cross join said where leads.id = $1`,
    [one],
  )
  await vendorSays(db, other, 'go on')
  const { rows } = await db.query(
    `select purpose, status from pipeline.agent_runs where vendor_lead_id = $1 order by id desc limit 1`,
    [one],
  )
  expect(rows).toEqual([{ purpose: 'REPLY', status: 'queued' }])
  await time.settle()
})
