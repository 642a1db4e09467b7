import { expect } from 'vitest'
import { inTransaction, story } from '../../support/databases/database.ts'
import { asRole } from '../../support/databases/roles.ts'
import { aLead, aLeadAt, facts, only } from '../../support/leads.ts'
import { codeOf, offersOf, withAnOffer } from '../../support/offers.ts'

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

story('what is no price is refused with a word', async ({ database: { db } }) => {
  const lead = await aLeadAt(db, 'DUE_DILIGENCE')
  await db.query('update pipeline.deals set completed_on = null')
  for (const amount of ['0', '0.004', '-5', 'NaN', 'Infinity', '149999.999', '150000', null])
    await expect(
      db.query(`select pipeline.reduce_price(id, $1, 'survey') from pipeline.deals`, [amount]),
    ).rejects.toMatchObject({ code: 'VL026' })

  await db.query('delete from pipeline.deals')
  for (const amount of ['0', '0.004', '-5', 'NaN', 'Infinity', '100000001'])
    await expect(db.query('select pipeline.create_deal($1, $2)', [lead, amount])).rejects.toMatchObject({
      code: 'VL026',
    })
  await db.query('select pipeline.create_deal($1, 120000.555)', [lead])
  await db.query('select pipeline.create_deal($1, 120000.555)', [lead])
})

story(
  'another price by hand takes a reason, and above the market value an admin',
  async ({ database: { pool } }) => {
    await aLeadAt(pool, 'DUE_DILIGENCE')
    const priced = (role: string, price: number, reason: string) =>
      asRole(
        pool,
        role,
        `with because as (select set_config('pipeline.reason', $2, true))
       update pipeline.deals set agreed_price = $1 from because returning agreed_price`,
        [price, reason],
      )
    await expect(priced('pipeline_operator', 1500, '')).rejects.toMatchObject({ code: 'VL003' })
    await expect(priced('pipeline_operator', 200_001, 'a friend')).rejects.toMatchObject({ code: 'VL026' })
    expect(await priced('pipeline_operator', 155_000, 'a slip of the pen')).toEqual([
      { agreed_price: '155000.00' },
    ])
    expect(await priced('pipeline_admin', 200_001, 'next door sold for more')).toHaveLength(1)
  },
)

inTransaction('what has not been is no fact of a deal, and what cannot be is none either', async ({ db }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 09:00Z', 0)`)
  await aLeadAt(db, 'DUE_DILIGENCE')
  for (const fact of [
    `completed_on = '2026-03-03'`,
    `exchanged_on = '2026-03-03', completed_on = null`,
    `reserved_at = '2026-03-04'`,
    `vendor_identity_checked_at = 'infinity'`,
    `completed_on = 'infinity'`,
  ])
    expect(await codeOf(db, `update pipeline.deals set ${fact}`, []), fact).toBe('VL018')
  for (const fact of [
    `completed_on = '1900-01-01'`,
    `expected_completion_on = 'infinity'`,
    `expected_exchange_on = '2026-05-02', expected_completion_on = '2026-05-01'`,
    `sourcing_fee = 'NaN'`,
    `legal_fees = 100000001`,
    `investor_name = repeat('x', 201)`,
    `solicitor = repeat('x', 201)`,
  ])
    expect(await codeOf(db, `update pipeline.deals set ${fact}`, []), fact).toBe('23514')
  await db.query(
    `update pipeline.deals set exchanged_on = '2026-03-01', completed_on = '2026-03-02', expected_completion_on = '2026-03-20'`,
  )
})

story('a person of ours fills in each field of a deal', async ({ database: { pool, db } }) => {
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
  const fields = {
    vendor_identity_checked_at: '2026-03-02T10:00:00Z',
    investor_name: 'Ann Vestor',
    reservation_fee: 5000,
    reserved_at: '2026-03-03T10:00:00Z',
    solicitor: 'Lee & Co',
    sourcing_fee: 3000,
    legal_fees: 1500,
    expected_exchange_on: '2026-04-01',
    exchanged_on: '2026-04-02',
    expected_completion_on: '2026-05-01',
    completed_on: '2026-05-02',
  }
  for (const [field, value] of Object.entries(fields)) {
    const wrote = await asRole(
      pool,
      'pipeline_operator',
      `update pipeline.deals set ${field} = $2 where vendor_lead_id = $1 returning id`,
      [lead, value],
    )
    expect(wrote, field).toHaveLength(1)
  }
})
