import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { clockwork } from '../../support/clockwork.ts'
import { readingAgent, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, aPhone, only } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'

const start = '2026-03-02T10:00:00Z'
const merge = async (db: Db, keep: string, drop: string) =>
  only(
    (
      await db.query<{ plan: object }>(`select pipeline.merge_leads($1, $2, 'the same house') as plan`, [
        keep,
        drop,
      ])
    ).rows,
  ).plan

const openOf = async (db: Db, lead: string) =>
  (
    await db.query<{ kind: string }>(
      'select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null order by kind',
      [lead],
    )
  ).rows.map(({ kind }) => kind)

const textsOf = async (db: Db, lead: string) =>
  (
    await db.query<{ body: string; status: string }>(
      `select body, status from pipeline.lead_messages
       where vendor_lead_id = $1 and author = 'person' and direction = 'outbound' order by text_no`,
      [lead],
    )
  ).rows

const write = (db: Db, lead: string, body: string, wait: string) =>
  db.query(`select pipeline.send_message($1, $2, send_at => pipeline.now() + $3::interval)`, [
    lead,
    body,
    wait,
  ])
const planCall = (db: Db, lead: string, wait: string) =>
  db.query(`select pipeline.plan_call($1, pipeline.now() + $2::interval)`, [lead, wait])

/** Two leads of one vendor that are the same house. */
async function twice(db: Db) {
  const phone = aPhone()
  const keep = await aLeadAt(db, 'RETRY_1', { vendor_phone: phone })
  const drop = await aLeadAt(db, 'RETRY_1', { vendor_phone: phone, property_postcode: 'BS7 8QA' })
  return { keep, drop }
}

story('what people wrote and booked about a lead goes where the lead goes', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const { keep, drop } = await twice(db)
  await time.settle()
  await write(db, drop, 'The survey is on Friday. Sam', '2 days')
  await planCall(db, drop, '1 day')
  expect(await merge(db, keep, drop)).toMatchObject({
    textsOfPeople: 1,
    plannedCall: '2026-03-03T10:00:00+00:00',
  })
  expect(await textsOf(db, keep)).toEqual([{ body: 'The survey is on Friday. Sam', status: 'queued' }])
  await time.pass('1 day 1 minute')
  expect(await openOf(db, keep)).toEqual(['call_due'])
  await time.pass('1 day')
  expect(await textsOf(db, keep)).toEqual([{ body: 'The survey is on Friday. Sam', status: 'sent' }])
})

story('a call that was due already is asked for at the lead that stays', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const { keep, drop } = await twice(db)
  await planCall(db, drop, '1 hour')
  await time.pass('2 hours')
  expect(await openOf(db, drop)).toEqual(['call_due'])
  await merge(db, keep, drop)
  await time.settle()
  expect(await openOf(db, keep)).toEqual(['call_due'])
})

story('a merge that is taken back gives people their texts and calls back', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const { keep, drop } = await twice(db)
  await time.settle()
  await write(db, drop, 'The survey is on Friday. Sam', '2 days')
  await planCall(db, drop, '1 day')
  await merge(db, keep, drop)
  await time.pass('1 hour')
  await undo(db, await lastChange(db, drop))
  expect(await textsOf(db, keep)).toEqual([])
  await time.pass('3 days')
  expect(await textsOf(db, drop)).toEqual([{ body: 'The survey is on Friday. Sam', status: 'sent' }])
  expect(await openOf(db, drop)).toEqual(['call_due'])
})

story('an answer that comes along and is withdrawn leaves the words to be answered', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const { keep, drop } = await twice(db)
  await vendorSays(db, drop, 'when do we sign?')
  await write(db, drop, 'On Friday. Sam', '2 days')
  await merge(db, keep, drop)
  await db.query(
    `select pipeline.withdraw_message(id, 'not on Friday') from pipeline.lead_messages
     where vendor_lead_id = $1 and author = 'person' and status = 'queued'`,
    [keep],
  )
  const { rows } = await db.query(
    `select body from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'inbound' and answered_at is null`,
    [keep],
  )
  expect(rows).toEqual([{ body: 'when do we sign?' }])
  await time.settle()
})

story('what may be a plea to be left alone stays a person’s to answer', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const [keep, drop] = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1')]
  await time.settle()
  await vendorSays(db, drop, 'too many texts mate', time)
  expect(await openOf(db, drop)).toEqual(['may_want_no_texts'])
  await merge(db, keep, drop)
  await time.settle()
  expect(await openOf(db, keep)).toEqual(['may_want_no_texts'])
  const { rows } = await db.query(
    `select from pipeline.agent_runs where vendor_lead_id = $1 and purpose = 'REPLY'`,
    [keep],
  )
  expect(rows).toEqual([])
})
