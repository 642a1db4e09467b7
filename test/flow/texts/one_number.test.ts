import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import type { Carrier } from '../../../src/carriers/carrier.ts'
import { clockwork } from '../../support/clockwork.ts'
import { readingAgent, vendorSays } from '../../support/conversation.ts'
import { type OwnDatabase, story } from '../../support/databases/database.ts'
import { untilWaiting } from '../../support/databases/locks.ts'
import { aLead, aLeadAt, aPhone, facts, only } from '../../support/leads.ts'

const start = '2026-03-02T10:00:00Z'

/** Two houses of one vendor, with reminders about both behind them. */
async function twoHouses({ pool, db }: OwnDatabase, carrier?: Carrier) {
  const phone = aPhone()
  const time = await clockwork(pool, {
    startAt: start,
    agents: readingAgent({
      'how much?': async () => ({ outcome: 'reply', message: { purpose: 'answer', body: '£150,000' } }),
    }),
    ...(carrier && { carrier: () => carrier }),
  })
  const one = await aLeadAt(db, 'RETRY_1', { vendor_phone: phone })
  await time.settle()
  await time.pass('1 minute')
  const other = await aLeadAt(db, 'RETRY_1', { vendor_phone: phone, property_postcode: 'BS7 8QA' })
  await time.settle()
  return { time, phone, one, other }
}

const heldOf = async ({ db }: OwnDatabase) =>
  (
    await db.query<{ id: string; hold_reason: string | null; taken_over_by: string | null }>(
      'select id, hold_reason, taken_over_by from pipeline.vendor_leads where held_at is not null order by id',
    )
  ).rows

const questionsAbout = async ({ db }: OwnDatabase, lead: string) =>
  (
    await db.query<{ kind: string }>(
      'select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null order by kind',
      [lead],
    )
  ).rows.map(({ kind }) => kind)

story('a lead on hold brings the hold along to its new number', async ({ database }) => {
  const { db } = database
  const { phone, one, other } = await twoHouses(database)
  const third = await aLeadAt(db, 'RETRY_1', { property_postcode: 'BS1 4TR' })
  await db.query(`select pipeline.hold_lead($1, 'probate')`, [third])
  await db.query('update pipeline.vendor_leads set vendor_phone = $2 where id = $1', [third, phone])
  const held = (await heldOf(database)).map(({ id, hold_reason }) => ({ id, hold_reason }))
  expect(held).toEqual([one, other, third].map((id) => ({ id, hold_reason: 'probate' })))
})

story(
  'a hold and a take-over that meet at a number bind all its leads, and each ends for all',
  async ({ database }) => {
    const { db } = database
    const { phone, one } = await twoHouses(database)
    const third = await aLeadAt(db, 'RETRY_1', { property_postcode: 'BS1 4TR' })
    await db.query(`select pipeline.hold_lead($1, 'probate')`, [one])
    await db.query('select pipeline.take_over_lead($1)', [third])
    await db.query('update pipeline.vendor_leads set vendor_phone = $2 where id = $1', [third, phone])
    for (const held of await heldOf(database)) {
      expect(held).toMatchObject({ hold_reason: 'probate', taken_over_by: expect.any(String) })
    }
    await db.query('select pipeline.hand_back_lead($1)', [one])
    expect(await heldOf(database)).toHaveLength(3)
    await db.query('select pipeline.release_lead($1)', [third])
    expect(await heldOf(database)).toEqual([])
  },
)

story('two holds that meet at a number end together', async ({ database }) => {
  const { db } = database
  const { phone, one } = await twoHouses(database)
  const third = await aLeadAt(db, 'RETRY_1', { property_postcode: 'BS1 4TR' })
  for (const lead of [one, third]) await db.query(`select pipeline.hold_lead($1, 'probate')`, [lead])
  await db.query('update pipeline.vendor_leads set vendor_phone = $2 where id = $1', [third, phone])
  await db.query('select pipeline.release_lead($1)', [one])
  expect(await heldOf(database)).toEqual([])
})

story(
  'a reminder that is being sent is overtaken by what the vendor writes about the other house',
  async ({ database }) => {
    const { db } = database
    const taken: string[] = []
    const line = { isDead: false }
    const { time, one, other, phone } = await twoHouses(database, {
      name: 'scripted',
      async send({ body }) {
        if (line.isDead) throw new Error('ECONNREFUSED')
        taken.push(body)
        return { kind: 'sent', providerMessageId: `P${taken.length}` }
      },
      async lookup() {
        return { kind: 'not_sent' }
      },
    })
    line.isDead = true
    await db.query(`select pipeline.override_stage($1, 'RETRY_2', 'again', true)`, [one])
    await time.settle()
    await vendorSays(db, other, 'how much?')
    const { rows } = await db.query(
      `select vendor_lead_id from pipeline.lead_messages where direction = 'inbound' and phone = $1`,
      [phone],
    )
    expect(only(rows)).toEqual({ vendor_lead_id: other })

    line.isDead = false
    taken.length = 0
    await time.pass('1 minute')
    await db.query(`select pipeline_private.book_overdue_work()`)
    await time.pass('5 hours')
    expect(taken).toEqual(['£150,000'])
  },
)

story(
  'a first text that the vendor crosses with words about another house is not left unsaid',
  async ({ database }) => {
    const { db } = database
    const { time, one, phone } = await twoHouses(database)
    await time.pass('12 hours') // texts wait for the morning
    const third = await aLead(db, { ...facts, vendor_phone: phone, property_postcode: 'BS1 4TR' })
    await time.settle()
    await vendorSays(db, one, 'how much?', time)
    await time.pass('12 hours')
    const { rows } = await db.query(
      `select purpose, status from pipeline.lead_messages where vendor_lead_id = $1 and status <> 'cancelled'`,
      [third],
    )
    expect(rows).toMatchObject([{ status: 'sent' }])
  },
)

story(
  'what an agent was reading about one house is shown when distress stops automation',
  async ({ database }) => {
    const { db } = database
    const { one, other } = await twoHouses(database)
    await vendorSays(db, other, 'how much?')
    await db.query(`select pipeline.hold_for_care($1, 'her sister rang')`, [one])
    expect(await questionsAbout(database, one)).toEqual(['needs_care'])
    expect(await questionsAbout(database, other)).toEqual(['vendor_wrote'])
  },
)

const comes = (db: Db, phone: string) => aLead(db, { vendor_phone: phone, property_postcode: 'BS1 4TR' })
const holds = (db: Db, lead: string) => db.query(`select pipeline.hold_lead($1, 'probate')`, [lead])

for (const first of ['the hold', 'the lead'] as const) {
  story(
    `a lead that comes as its number is put on hold is held too, ${first} first`,
    async ({ database }) => {
      const { pool, db } = database
      const { phone, one, other } = await twoHouses(database)
      const earlier = await pool.connect()
      await earlier.query('begin')
      await (first === 'the hold' ? holds(earlier, one) : comes(earlier, phone))
      const later = first === 'the hold' ? comes(db, phone) : holds(db, one)
      await untilWaiting(pool, 1)
      await earlier.query('commit')
      earlier.release()
      await later
      const { rows } = await db.query<{ id: string }>(
        'select id from pipeline.vendor_leads where property_postcode = $1',
        ['BS1 4TR'],
      )
      expect((await heldOf(database)).map(({ id }) => id)).toEqual([one, other, only(rows).id].sort())
    },
  )
}

story(
  'what waits until the vendor has their answer about the other house leaves with it, or when that lead is closed',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const firstText = async (lead: string) =>
      (
        await db.query<{ status: string }>(
          `select status from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'outbound'`,
          [lead],
        )
      ).rows.map(({ status }) => status)
    const ends = [
      `select pipeline.send_message($1, 'On Friday. Sam')`,
      `select pipeline.request_transition($1, 'DEAD_LEAD', 'sold to a neighbour')`,
    ]
    for (const end of ends) {
      const phone = aPhone()
      const one = await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_phone: phone })
      await vendorSays(db, one, 'when do we sign?', time)
      const other = await comes(db, phone)
      await time.pass('10 minutes')
      expect(await firstText(other)).toEqual(['queued'])
      await db.query(end, [one])
      await time.settle()
      expect(await firstText(other)).toEqual(['sent'])
    }
  },
)

story(
  'a reminder that waits for the limit of a number leaves at once when the number turns out to be another',
  async ({ database }) => {
    const { db } = database
    await db.query('update pipeline.settings set daily_cap = 1')
    const { time, other } = await twoHouses(database)
    const waits = async () =>
      (
        await db.query(`select from pipeline.lead_messages where vendor_lead_id = $1 and status = 'queued'`, [
          other,
        ])
      ).rowCount
    expect(await waits()).toBe(1)
    await db.query('update pipeline.vendor_leads set vendor_phone = $2 where id = $1', [other, aPhone()])
    await time.settle()
    expect(await waits()).toBe(0)
  },
)
