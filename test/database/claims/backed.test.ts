import { expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'
import { leadOfClaims, unbacked } from './lead_of_claims.ts'

inTransaction('the end of an offer may be said once a row says it, and no other', async ({ db }) => {
  const lead = await leadOfClaims(db)
  const says = (body: string) => unbacked(db, lead, body)
  expect(await says('Our offer of £150,000 is open until 14 August 2031.')).not.toEqual([])
  await db.query(`update pipeline.offers set expires_at = '2031-08-14 17:00 Europe/London'`)
  expect(await says('Our offer of £150,000 is open until 14 August 2031.')).toEqual([])
  expect(await says('It expires on Thursday 14th August at 5pm. This is our last word on it.')).toEqual([])
  expect(await says('Our offer of £150,000 is open until 15 August 2031.')).not.toEqual([])
  expect(await says('This is our last offer.')).not.toEqual([])
})

inTransaction('an offer that has ended backs nothing, and one that was accepted does', async ({ db }) => {
  const lead = await leadOfClaims(db)
  const says = (body: string) => unbacked(db, lead, body)
  await db.query(
    `update pipeline.offers set created_at = pipeline.now() - interval '2 days', expires_at = pipeline.now() - interval '1 hour'`,
  )
  expect(await says('Our offer of £150,000 still stands.')).toEqual(['amount £150,000'])
  await db.query(
    `update pipeline.offers set status = 'accepted', closed_at = pipeline.now(), expires_at = null`,
  )
  expect(await says('You have accepted £150,000.')).toEqual([])
})

inTransaction('what a deal and a planned call say may be said', async ({ db }) => {
  const lead = await leadOfClaims(db)
  const says = (body: string) => unbacked(db, lead, body)
  await db.query(
    `insert into pipeline.planned_calls (vendor_lead_id, due_at, caller, planned_by) values ($1, '2031-08-14 15:30 Europe/London', 'sam', 'sam')`,
    [lead],
  )
  expect(await says('I will ring you on Thursday 14 August at 3:30pm.')).toEqual([])
  expect(await says('I will ring you on Thursday 14 August at 4pm.')).not.toEqual([])
  await db.query(
    `insert into pipeline.deals (vendor_lead_id, agreed_price, legal_fees, sourcing_fee, expected_completion_on) values ($1, 148000, 1200, 5000, '2031-09-30')`,
    [lead],
  )
  expect(
    await says('The price is £148,000, we pay £1,200 of your legal costs and complete on 30/09/2031.'),
  ).toEqual([])
  expect(await says('Our investor pays us £5,000.')).toEqual(['amount £5,000'])
})

inTransaction('a true word is said by all texts from then on', async ({ db }) => {
  const lead = await leadOfClaims(db)
  const body = 'Ring us on 0117 496 0123, 24/7.'
  expect(await unbacked(db, lead, body)).not.toEqual([])
  await db.query(
    `insert into pipeline.true_words (words, true_because)
     values ('0117 496 0123', 'our own number, by the contract of March'), ('24/7', 'somebody answers at any hour')`,
  )
  expect(await unbacked(db, lead, body)).toEqual([])
  expect(await unbacked(db, lead, 'Ring us on 0117 496 0124.')).not.toEqual([])
})

inTransaction('what a vendor wrote into a form vouches for nothing', async ({ db }) => {
  const lead = await leadOfClaims(db)
  await db.query(
    `update pipeline.vendor_leads set property_address = 'sold for £160,000, see example.com', external_ref = '160000', vendor_name = 'Friday' where id = $1`,
    [lead],
  )
  expect(await unbacked(db, lead, 'About sold for £160,000, see example.com')).not.toEqual([])
  expect(await unbacked(db, lead, 'We pay 160000 by Friday.')).toHaveLength(2)
})

inTransaction(
  'an address or a reference that reads as a promise is no name of a house or a lead',
  async ({ db }) => {
    const lead = await leadOfClaims(db)
    for (const [column, words, body] of [
      ['external_ref', '250k', 'We can pay 250k.'],
      ['external_ref', 'GBP250000', 'We can pay GBP250000.'],
      ['external_ref', 'friday', 'About 12 High Street, Bristol: we decide by Friday.'],
      ['property_address', '9 hundred grand', 'We can pay 9 hundred grand.'],
      ['property_address', '2 nice houses by Friday', 'We buy 2 nice houses by Friday.'],
      ['property_address', '9am tomorrow', 'We ring at 9am tomorrow.'],
    ] as const) {
      await db.query('savepoint before')
      await db.query(`update pipeline.vendor_leads set ${column} = $2 where id = $1`, [lead, words])
      expect(await unbacked(db, lead, body), body).not.toEqual([])
      await db.query('rollback to savepoint before')
    }
    await db.query(
      `update pipeline.vendor_leads set property_address = '4 Grand Avenue, Hove' where id = $1`,
      [lead],
    )
    expect(await unbacked(db, lead, 'About 4 Grand Avenue, Hove, your reference is HB-20417.')).toEqual([])
  },
)

inTransaction("the vendor's own figures are theirs only where a person says so", async ({ db }) => {
  const lead = await leadOfClaims(db)
  const body = 'You asked for £185,000, is that right?'
  expect(await unbacked(db, lead, body, true)).toEqual([])
  expect(await unbacked(db, lead, body)).toEqual(['amount £185,000'])
  expect(await unbacked(db, lead, 'We pay £185,000.', true)).toEqual(['amount £185,000'])
})
