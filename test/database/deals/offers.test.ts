import { expect } from 'vitest'
import { inTransaction, story } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { codeOf, offersOf, withAnOffer } from '../../support/offers.ts'

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
    await db.query(`select pipeline.make_offer($1, 150500, 'We offer £150,500')`, [lead])
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

story('an offer lower than the one before takes a reason', async ({ database }) => {
  const { db } = database
  const { lead } = await withAnOffer(database)
  await expect(
    db.query(`select pipeline.make_offer($1, 15000, 'We offer £15,000')`, [lead]),
  ).rejects.toMatchObject({
    code: 'VL003',
    hint: expect.stringContaining('missing zero'),
  })
  await db.query(`select pipeline.make_offer($1, 145000, lowers_because => 'the survey found damp')`, [lead])
  const { rows } = await db.query(
    `select metadata ->> 'lowersBecause' as why from pipeline.pipeline_events
     where vendor_lead_id = $1 and event_type = 'offer_made' and actor_kind = 'sql'`,
    [lead],
  )
  expect(rows).toEqual([{ why: 'the survey found damp' }])
  // What was taken off the table is no mistake of a zero either.
  await db.query(
    `select pipeline.withdraw_offer(id, 'wrong house') from pipeline.offers where status = 'sent'`,
  )
  await expect(db.query('select pipeline.make_offer($1, 14400)', [lead])).rejects.toMatchObject({
    code: 'VL003',
  })
})

story('what is no amount of money is refused with a word, by every door', async ({ database }) => {
  const { db } = database
  const { lead } = await withAnOffer(database)
  await db.query(`select pipeline.make_offer($1, 152000, 'We offer £152,000')`, [lead])
  const made = (await offersOf(db, lead)).at(-1)?.id
  for (const amount of ['0', '0.004', '-5', 'NaN', 'Infinity', '-Infinity', '100000001', null]) {
    await expect(db.query('select pipeline.make_offer($1, $2)', [lead, amount])).rejects.toMatchObject({
      code: 'VL026',
    })
    await expect(
      db.query(`select pipeline.correct_offer($1, $2, 'a slip')`, [made, amount]),
    ).rejects.toMatchObject({ code: 'VL026' })
  }
})

story('the offer of the lead is the offer on the table, whoever writes it', async ({ database }) => {
  const { db } = database
  const { lead } = await withAnOffer(database)
  for (const amount of [152_000, null])
    await expect(
      db.query('update pipeline.vendor_leads set offer_amount = $2 where id = $1', [lead, amount]),
    ).rejects.toMatchObject({ code: 'VL026', hint: expect.stringContaining('make_offer()') })
  await db.query(`select pipeline.withdraw_offer(id, 'wrong house') from pipeline.offers`)
  await db.query('update pipeline.vendor_leads set offer_amount = 152000 where id = $1', [lead])
})
