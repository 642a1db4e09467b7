import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt } from '../../support/leads.ts'

async function issuesOf(db: Db): Promise<Record<string, string[]>> {
  const { rows } = await db.query(
    `select vendor_lead_id as lead, array_agg(issue order by issue) as issues from pipeline.data_issues group by 1`,
  )
  return Object.fromEntries(rows.map(({ lead, issues }) => [lead, issues]))
}

async function countsOf(db: Db): Promise<Record<string, number>> {
  const { rows } = await db.query(
    `select coalesce(issue, 'any') as issue, leads from pipeline.data_issue_counts()`,
  )
  return Object.fromEntries(rows.map(({ issue, leads }) => [issue, leads]))
}

story(
  'what is wrong with the data of a lead is listed until it is mended, and only what is known to be wrong',
  async ({ database: { db } }) => {
    const itIs = (at: string) => db.query('select pipeline_private.start_simulation_clock($1, 0)', [at])
    await itIs('2026-03-02T09:00:00Z')
    const nameless = await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: null })
    await aLeadAt(db, 'DEAD_LEAD', { vendor_name: null })
    const unvalued = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole', asking_price: 900_000 })
    const landline = await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_name: 'Bo Reed' })
    const inSearches = await aLeadAt(db, 'DUE_DILIGENCE', { vendor_name: 'Cy Dale' })
    await db.query(
      `insert into pipeline.message_suppressions (phone, reason, source)
       select vendor_phone, 'cannot_be_texted', 'the carrier' from pipeline.vendor_leads where id = $1`,
      [landline],
    )
    const { [unvalued]: ofUnvalued, ...others } = await issuesOf(db)
    expect([ofUnvalued, others]).toEqual([
      undefined,
      { [nameless]: ['name_missing'], [landline]: ['phone_missing'] },
    ])

    await db.query(`update pipeline.vendor_leads set vendor_name = 'Di Fern' where id = $1`, [nameless])
    await db.query(`select pipeline.hold_lead($1, 'in hospital')`, [unvalued])
    await itIs('2026-04-02T09:00:00Z')
    // Only a correction: nobody heard of the vendor.
    await db.query(`update pipeline.vendor_leads set property_address = '2 Elm Row' where id = $1`, [
      landline,
    ])
    expect((await issuesOf(db))[landline]).toEqual(['no_activity', 'phone_missing'])
    expect((await issuesOf(db))[unvalued]).toBeUndefined()
    expect((await issuesOf(db))[inSearches]).toBeUndefined()
    await db.query(`select pipeline.add_note($1, 'Rang at the office: they are looking for the deeds')`, [
      landline,
    ])
    expect((await issuesOf(db))[landline]).toEqual(['phone_missing'])

    await itIs('2026-06-01T09:00:00Z')
    expect((await issuesOf(db))[inSearches]).toEqual(['no_activity'])
    expect(await countsOf(db)).toMatchObject({ phone_missing: 1, name_missing: 0, offer_above_value: 0 })
    // An admin may go beyond the value, with a reason: it is to be seen all the same.
    const offered = await aLeadAt(db, 'DEAL_VALIDATION', { vendor_name: 'Ed Marsh' })
    await db.query(
      `update pipeline.vendor_leads
       set estimated_market_value = 100000, validation_passed = true, offer_amount = 90000, pipeline_stage = 'OFFER_MADE' where id = $1`,
      [offered],
    )
    expect((await issuesOf(db))[offered]).toBeUndefined()
    await db.query(`select pipeline.make_offer($1, 110000, exceeds_because => 'it has a second plot')`, [
      offered,
    ])
    expect((await issuesOf(db))[offered]).toEqual(['offer_above_value'])
    expect(await countsOf(db)).toEqual({
      ...{ any: 4, phone_missing: 1, name_missing: 0, offer_above_value: 1, no_activity: 3 },
    })
  },
)
