import { expect } from 'vitest'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, facts, only, stageOf } from '../../support/leads.ts'
import { start } from '../../support/offers.ts'

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

story(
  'words of a lead that move over two merges are at home where they end',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const first = await aLeadAt(db, 'OFFER_REJECTED')
    const second = await aLeadAt(db, 'OFFER_REJECTED', { property_postcode: 'BS7 8QA' })
    const third = await aLeadAt(db, 'OFFER_ACCEPTED', { property_postcode: 'BS8 1AB' })
    await vendorSays(db, first, 'my husband died last week')
    await db.query(`select pipeline.merge_leads($1, $2, 'same person')`, [second, first])
    await db.query(`select pipeline.merge_leads($1, $2, 'same person')`, [third, second])
    await time.settle()

    const { rows } = await db.query(
      `select vendor_lead_id = $1 as of_third from pipeline.lead_messages where direction = 'inbound'`,
      [third],
    )
    expect(rows).toEqual([{ of_third: true }])
    expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])
  },
)
