import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { aLeadAt, aPhone, only, stageOf } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'

const dealOf = async (db: Db, lead: string) =>
  only((await db.query('select * from pipeline.deals where vendor_lead_id = $1', [lead])).rows)
async function edit(db: Db, deal: string, given: string) {
  await db.query('savepoint edit')
  try {
    const { rows } = await db.query(
      `select answer.saved, answer.code, (answer.deal).* from pipeline.edit_deal($1, ${given}) as answer`,
      [deal],
    )
    return only(rows)
  } catch (error) {
    await db.query('rollback to edit')
    throw error
  }
}

inTransaction('what is known of a deal is written, and emptied', async ({ db }) => {
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
  const before = await dealOf(db, lead)
  const written = await edit(
    db,
    before.id,
    `investor_name => 'Hill Ltd', reservation_fee => 2500, expected_exchange_on => '2099-01-05'`,
  )
  expect(written).toMatchObject({
    saved: true,
    code: null,
    investor_name: 'Hill Ltd',
    reservation_fee: '2500.00',
    agreed_price: before.agreed_price,
  })
  const event = await db.query(
    `select metadata -> 'fields' as fields from pipeline.pipeline_events where event_type = 'deal_edited'`,
  )
  expect(event.rows).toEqual([{ fields: ['expected_exchange_on', 'investor_name', 'reservation_fee'] }])
  expect(await edit(db, before.id, `clear => '{investor_name}'`)).toMatchObject({ investor_name: null })
  expect(
    await edit(db, before.id, `solicitor => 'Ash LLP', expected_updated_at => '2001-01-01'`),
  ).toMatchObject({
    saved: false,
    code: 'VL005',
    solicitor: before.solicitor,
  })

  const last = await dealOf(db, lead)
  await db.query(`select pipeline_private.start_simulation_clock('2090-01-01T09:00:00Z', 0)`)
  const writtenAt = async (set: string) => {
    await db.query(`update pipeline.deals set ${set} where id = $1`, [before.id])
    return (await dealOf(db, lead)).updated_at
  }
  expect(await writtenAt('solicitor = solicitor')).toEqual(last.updated_at)
  expect(await writtenAt(`solicitor = 'Ash LLP'`)).toEqual(new Date('2090-01-01T09:00:00Z'))
})

inTransaction('what cannot be of a deal is refused by name', async ({ db }) => {
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
  const { id } = await dealOf(db, lead)
  for (const [given, code, told] of [
    [`reservation_fee => -1`, 'VL018', 'reservation_fee'],
    [`exchanged_on => '2099-01-05'`, 'VL018', 'exchanged_on'],
    [
      `expected_exchange_on => '2099-02-05', expected_completion_on => '2099-01-05'`,
      'VL018',
      'expected_exchange_on',
    ],
    [`clear => '{agreed_price}'`, 'VL018', 'agreed_price'],
    [`agreed_price => 1000`, 'VL003', 'dealId'],
  ] as const) {
    await expect(edit(db, id, given), given).rejects.toMatchObject({
      code,
      detail: expect.stringContaining(told),
    })
  }
  expect(await edit(db, id, `agreed_price => 1000.005, reason => 'a nought too many'`)).toMatchObject({
    agreed_price: '1000.01',
  })
})

inTransaction(
  'what has been written of a deal is not judged anew with what is written next',
  async ({ db }) => {
    const itIs = (at: string) => db.query('select pipeline_private.start_simulation_clock($1, 0)', [at])
    await itIs('2026-06-02T09:00:00Z')
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    const say = (what: string) =>
      db.query(`update pipeline.deals set ${what} where vendor_lead_id = $1`, [lead])
    await say(`exchanged_on = '2026-06-02', completed_on = null`)
    // The company's clock is put right, to the day before.
    await itIs('2026-06-01T09:00:00Z')
    await say(`solicitor = 'Ash LLP'`)
    await expect(say(`completed_on = '2026-06-02'`)).rejects.toMatchObject({ code: 'VL018' })
  },
)

inTransaction(
  'a person values a property, with a reason, and below no offer on the table',
  async ({ db }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await db.query(`update pipeline.vendor_leads set asking_price = 150000 where id = $1`, [lead])
    const { rows } = await db.query(
      `select estimated_market_value, validation_passed, bmv_score
     from pipeline.record_valuation($1, 'seen by our surveyor', 200000, true)`,
      [lead],
    )
    expect(rows).toEqual([
      { estimated_market_value: '200000.00', validation_passed: true, bmv_score: '25.00' },
    ])
    for (const [given, code] of [
      [`' ', 200000`, 'VL003'],
      [`'seen'`, 'VL018'],
      [`'seen', -5`, 'VL018'],
    ] as const) {
      await db.query('savepoint before')
      await expect(db.query(`select pipeline.record_valuation($1, ${given})`, [lead])).rejects.toMatchObject({
        code,
      })
      await db.query('rollback to before')
    }
    await db.query(`select pipeline.make_offer($1, 150000, 'We offer £150,000')`, [lead])
    await db.query('savepoint before')
    await expect(
      db.query(`select pipeline.record_valuation($1, 'a bad survey', 140000)`, [lead]),
    ).rejects.toMatchObject({ code: 'VL026' })
    await db.query('rollback to before')
  },
)

story(
  'a finished lead is put away, brought back, and comes back to life where it died',
  async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await expect(db.query(`select pipeline.archive_lead($1, 'tidy')`, [lead])).rejects.toMatchObject({
      code: 'VL026',
    })
    expect((await db.query(`select code from pipeline.reactivate_lead($1, 'rang')`, [lead])).rows).toEqual([
      { code: 'VL005' },
    ])

    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [lead])
    const archived = async () =>
      only(
        (
          await db.query('select archived_at is not null as away from pipeline.vendor_leads where id = $1', [
            lead,
          ])
        ).rows,
      ).away
    await db.query(`select pipeline.archive_lead($1, 'sold long ago')`, [lead])
    expect(await archived()).toBe(true)
    await db.query(`select pipeline.unarchive_lead($1, 'the buyer fell through')`, [lead])
    expect(await archived()).toBe(false)
    await undo(db, await lastChange(db, lead))
    expect(await archived()).toBe(true)
    expect(
      (await db.query(`select moved from pipeline.reactivate_lead($1, 'wants to sell again')`, [lead])).rows,
    ).toEqual([{ moved: true }])
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    expect(await archived()).toBe(false)
  },
)

inTransaction('a number that is no lead’s is texted no more, by our own decision', async ({ db }) => {
  const phone = aPhone()
  const { rows } = await db.query(`select reason, source from pipeline.suppress_number($1, 'a journalist')`, [
    phone,
  ])
  expect(rows).toEqual([{ reason: 'person', source: 'a journalist' }])
  await db.query(`select pipeline.allow_again($1, 'not a journalist')`, [phone])
  expect(
    (await db.query('select from pipeline.message_suppressions where phone = $1', [phone])).rows,
  ).toEqual([])
})
