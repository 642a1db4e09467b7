import type pg from 'pg'
import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { clockwork } from '../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../support/conversation.ts'
import { inTransaction, type OwnDatabase, story } from '../support/database.ts'
import { aLead, aLeadAt, facts, only, stageOf } from '../support/leads.ts'

const start = '2026-03-02T10:00:00Z'

const offersOf = async (db: Db, lead: string) =>
  (
    await db.query<{ id: string; round: number; amount: string; status: string }>(
      'select id, round, amount, status from pipeline.offers where vendor_lead_id = $1 order by round',
      [lead],
    )
  ).rows

async function withAnOffer({ pool, db }: OwnDatabase) {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  return { time, lead: await leadWithAnOffer(db, time) }
}

/** Does it and takes it back, so that the next can be tried in the same transaction. */
async function codeOf(db: Db, statement: string, values: unknown[]): Promise<string | undefined> {
  await db.query('savepoint before')
  try {
    await db.query(statement, values)
    return undefined
  } catch (error) {
    return (error as pg.DatabaseError).code
  } finally {
    await db.query('rollback to before')
  }
}

story('a person makes the next offer, and the text that carries it tells of it', async ({ database }) => {
  const { db } = database
  const { time, lead } = await withAnOffer(database)
  await db.query(`select pipeline.make_offer($1, 154000, 'We can go to £154,000. Sam')`, [lead])
  expect((await offersOf(db, lead)).map(({ amount, status }) => [amount, status])).toEqual([
    ['150000.00', 'lapsed'],
    ['154000.00', 'made'],
  ])
  await time.settle()
  expect((await offersOf(db, lead)).at(-1)?.status).toBe('sent')
  const { rows } = await db.query('select offer_amount, turn from pipeline.vendor_leads where id = $1', [
    lead,
  ])
  expect(rows).toEqual([{ offer_amount: '154000.00', turn: 'vendor' }])
})

story('an offer made on the phone is on the table at once, and can be accepted', async ({ database }) => {
  const { db } = database
  const { lead } = await withAnOffer(database)
  await db.query('select pipeline.make_offer($1, 152500)', [lead])
  expect((await offersOf(db, lead)).at(-1)).toMatchObject({ amount: '152500.00', status: 'sent' })
  await db.query(`select pipeline.request_transition($1, 'OFFER_ACCEPTED', 'said yes')`, [lead])
  const { rows } = await db.query('select agreed_price from pipeline.deals where vendor_lead_id = $1', [lead])
  expect(rows).toEqual([{ agreed_price: '152500.00' }])
})

story(
  'ceiling, market value and rounds hold for people; an admin goes beyond with a reason',
  async ({ database }) => {
    const { db } = database
    const { lead } = await withAnOffer(database)
    for (const amount of [156_000, 201_000, 0, -5])
      await expect(db.query('select pipeline.make_offer($1, $2)', [lead, amount])).rejects.toMatchObject({
        code: 'VL026',
      })
    const client = await database.pool.connect()
    await client.query('begin')
    await client.query('set local role pipeline_operator')
    await expect(
      client.query(`select pipeline.make_offer($1, 156000, exceeds_because => 'a friend')`, [lead]),
    ).rejects.toMatchObject({ code: 'VL004' })
    await client.query('rollback')
    client.release()

    await db.query(`select pipeline.make_offer($1, 205000, exceeds_because => 'next door sold for more')`, [
      lead,
    ])
    const { rows } = await db.query(
      `select exceeds_because, made_by is not null as by_somebody from pipeline.offers where vendor_lead_id = $1 and status = 'sent'`,
      [lead],
    )
    expect(rows).toEqual([{ exceeds_because: 'next door sold for more', by_somebody: true }])
  },
)

inTransaction('an offer above the market value is refused by plain SQL too', async ({ db }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  expect(
    await codeOf(db, 'update pipeline.vendor_leads set offer_amount = 200001 where id = $1', [lead]),
  ).toBe('VL026')
  expect(
    await codeOf(db, 'update pipeline.vendor_leads set offer_amount = 200000 where id = $1', [lead]),
  ).toBeUndefined()
})

story(
  'an offer is corrected before the vendor knows of it, and withdrawn at any time',
  async ({ database }) => {
    const { db } = database
    const { time, lead } = await withAnOffer(database)
    await db.query(`select pipeline.make_offer($1, 145000, 'We offer £145,000')`, [lead])
    const wrong = (await offersOf(db, lead)).at(-1)?.id
    await db.query(`select pipeline.correct_offer($1, 154500, 'a slip of the pen', 'We offer £154,500')`, [
      wrong,
    ])
    await time.settle()
    const sent = await db.query(
      `select body from pipeline.lead_messages where vendor_lead_id = $1 and author = 'person' and sent_at is not null`,
      [lead],
    )
    expect(sent.rows).toEqual([{ body: 'We offer £154,500' }])
    await expect(
      db.query(`select pipeline.correct_offer($1, 150000, 'too late')`, [wrong]),
    ).rejects.toMatchObject({ code: 'VL026' })

    await db.query(`select pipeline.withdraw_offer($1, 'the survey was bad')`, [wrong])
    expect((await offersOf(db, lead)).at(-1)?.status).toBe('withdrawn')
    const answer = await db.query<{ code: string }>(
      `select code from pipeline.request_transition($1, 'OFFER_ACCEPTED', 'yes')`,
      [lead],
    )
    expect(only(answer.rows).code).toBe('VL002')
  },
)

story('who is taken past acceptance has a deal, or a person is asked for its price', async ({ database }) => {
  const { db } = database
  const { lead } = await withAnOffer(database)
  await db.query(`select pipeline.override_stage($1, 'DUE_DILIGENCE', 'agreed by letter')`, [lead])
  const deal = await db.query('select agreed_price from pipeline.deals where vendor_lead_id = $1', [lead])
  expect(deal.rows).toEqual([{ agreed_price: '150000.00' }])
  expect((await offersOf(db, lead)).map(({ status }) => status)).toEqual(['accepted'])

  const priceless = await aLead(db, facts)
  await db.query(`select pipeline.override_stage($1, 'INVESTOR_PACK_SENT', 'came with a price')`, [priceless])
  const asked = await db.query(
    `select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null and kind = 'deal_missing'`,
    [priceless],
  )
  expect(asked.rows).toHaveLength(1)
  await expect(db.query('select pipeline.create_deal($1)', [priceless])).rejects.toMatchObject({
    code: 'VL026',
  })
  await db.query(`select pipeline.create_deal($1, 99000, 'by letter')`, [priceless])
  await expect(db.query('select pipeline.create_deal($1, 98000)', [priceless])).rejects.toMatchObject({
    code: 'VL026',
  })
  const dear = await aLead(db, { ...facts })
  await db.query(`update pipeline.vendor_leads set estimated_market_value = 100000 where id = $1`, [dear])
  await db.query(`select pipeline.override_stage($1, 'DUE_DILIGENCE', 'came with a price')`, [dear])
  await expect(db.query('select pipeline.create_deal($1, 120000)', [dear])).rejects.toMatchObject({
    code: 'VL026',
  })
  const left = await db.query(
    `select from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null and kind = 'deal_missing'`,
    [priceless],
  )
  expect(left.rows).toEqual([])
})

story('a price is reduced on evidence, and a fall-through keeps where and why', async ({ database }) => {
  const { db } = database
  const { lead } = await withAnOffer(database)
  await db.query(`select pipeline.request_transition($1, 'OFFER_ACCEPTED', 'yes')`, [lead])
  const { rows } = await db.query<{ id: string }>('select id from pipeline.deals where vendor_lead_id = $1', [
    lead,
  ])
  const deal = only(rows).id
  await expect(db.query(`select pipeline.reduce_price($1, 5000, ' ')`, [deal])).rejects.toMatchObject({
    code: 'VL003',
  })
  await db.query(`select pipeline.reduce_price($1, 5000, 'survey: damp in the cellar')`, [deal])
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'the vendor died')`, [lead])
  const now = await db.query(
    `select deals.agreed_price, deals.fell_through_stage, deals.fall_through_reason, cuts.amount, cuts.evidence
     from pipeline.deals as deals join pipeline.deal_reductions as cuts on cuts.deal_id = deals.id where deals.id = $1`,
    [deal],
  )
  expect(now.rows).toEqual([
    {
      agreed_price: '145000.00',
      fell_through_stage: 'OFFER_ACCEPTED',
      fall_through_reason: 'the vendor died',
      amount: '5000.00',
      evidence: 'survey: damp in the cellar',
    },
  ])
})

story(
  'two leads that are one become one: words, facts and opt-out come along',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, {
      startAt: start,
      agents: readingAgent({
        hello: async () => ({ outcome: 'reply', message: { purpose: 'REPLY', body: 'Hi' } }),
      }),
    })
    const keep = await leadWithAnOffer(db, time)
    const drop = await aLead(db, { ...facts, vendor_email: 'jo@example.com', property_postcode: 'BS7 8QA' })
    await time.settle()
    await db.query(`select pipeline.hold_lead($1, 'is it the same?')`, [drop])
    await vendorSays(db, drop, 'hello', time)

    const look = await db.query(`select pipeline.merge_leads($1, $2, 'same person', true) as plan`, [
      keep,
      drop,
    ])
    expect(only(look.rows).plan).toMatchObject({
      facts: { vendor_email: 'jo@example.com' },
      unansweredTexts: 1,
      droppedStage: 'AI_CONVERSATION',
    })
    expect(await stageOf(db, drop)).toBe('AI_CONVERSATION')
    await db.query(`select pipeline.merge_leads($1, $2, 'same person')`, [keep, drop])
    await time.settle()

    const { rows } = await db.query(
      `select id = $1 as kept, pipeline_stage, merged_into, vendor_email from pipeline.vendor_leads order by id = $1 desc`,
      [keep],
    )
    expect(rows).toEqual([
      { kept: true, pipeline_stage: 'OFFER_MADE', merged_into: null, vendor_email: 'jo@example.com' },
      { kept: false, pipeline_stage: 'DEAD_LEAD', merged_into: keep, vendor_email: 'jo@example.com' },
    ])
    const replies = async () =>
      (
        await db.query(
          `select from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'REPLY' and sent_at is not null`,
          [keep],
        )
      ).rows.length
    // The hold is the vendor's: it came along, and the words wait for its end.
    expect(await replies()).toBe(0)
    const held = await db.query('select hold_reason from pipeline.vendor_leads where id = $1', [keep])
    expect(held.rows).toEqual([{ hold_reason: 'is it the same?' }])
    await db.query('select pipeline.take_over_lead($1)', [keep])
    await db.query('select pipeline.release_lead($1)', [keep])
    await db.query('select pipeline.hand_back_lead($1)', [keep])
    await time.settle()
    expect(await replies()).toBe(1)

    // Whoever writes from the other number writes about the lead that stands.
    await vendorSays(db, drop, 'hello', time)
    expect(await replies()).toBe(2)
    for (const [one, other] of [
      [keep, keep],
      [keep, drop],
      [drop, keep],
    ])
      await expect(
        db.query(`select pipeline.merge_leads($1, $2, 'again')`, [one, other]),
      ).rejects.toMatchObject({ code: 'VL027' })
  },
)

story(
  'an opt-out of the lead that is dropped binds the one that is kept',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const keep = await leadWithAnOffer(db, time)
    const drop = await aLead(db, { ...facts, property_postcode: 'BS7 8QA' })
    await time.settle()
    await vendorSays(db, drop, 'STOP', time)
    await db.query(`select pipeline.merge_leads($1, $2, 'same person')`, [keep, drop])
    expect(await stageOf(db, keep)).toBe('DEAD_LEAD')
    await expect(db.query(`select pipeline.send_message($1, 'hello')`, [keep])).rejects.toMatchObject({
      code: 'VL015',
    })
  },
)

story('words that move over a merge are not taken for read', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const keep = await aLeadAt(db, 'OFFER_ACCEPTED')
  const drop = await aLeadAt(db, 'OFFER_REJECTED', { property_postcode: 'BS7 8QA' })
  await vendorSays(db, drop, 'first')
  await vendorSays(db, keep, 'second')
  await db.query(`select pipeline.merge_leads($1, $2, 'same person')`, [keep, drop])
  await db.query(
    `select pipeline.resolve_review_item(id, 'rang') from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null`,
    [keep],
  )
  const { rows } = await db.query(
    `select body from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'inbound' and answered_at is null order by text_no`,
    [keep],
  )
  expect(rows).toEqual([{ body: 'first' }, { body: 'second' }])
  await time.settle()
})
