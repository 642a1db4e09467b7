import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { builtinAgents } from '../../../src/agents/builtin_agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, aPhone, stageOf } from '../../support/leads.ts'

const start = '2026-03-02T10:00:00Z'

/** A vendor's house on Beech Road, and a flat on Pine Road about which we wrote last. */
async function aHouseAndAFlat(db: Db) {
  const phone = aPhone()
  const house = await aLeadAt(db, 'OFFER_MADE', {
    ...{ vendor_phone: phone, property_address: '22 Beech Road, Bristol' },
  })
  const flat = await aLeadAt(db, 'OFFER_MADE', {
    ...{ vendor_phone: phone, property_address: 'Flat 2, 44 Pine Road, Bristol', property_type: 'flat' },
  })
  return { house, flat }
}

const textsOf = async (db: Db, lead: string) =>
  (
    await db.query<{ body: string }>(
      `select body from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'inbound' order by text_no`,
      [lead],
    )
  ).rows.map(({ body }) => body)

story(
  'a text is about the house that it names, not about the one that we wrote of last',
  async ({ database }) => {
    const { pool, db } = database
    const time = await clockwork(pool, { startAt: start, agents: builtinAgents })
    const { house, flat } = await aHouseAndAFlat(db)
    await time.settle()
    await vendorSays(db, house, 'Who buys the one on Beech Rd?', time)
    await vendorSays(db, house, 'and flat 2?', time)
    await vendorSays(db, house, 'Is the house to be empty?', time)
    await vendorSays(db, house, 'bs65qa', time)
    expect(await textsOf(db, house)).toEqual(['Who buys the one on Beech Rd?', 'Is the house to be empty?'])
    expect(await textsOf(db, flat)).toEqual(['and flat 2?', 'bs65qa'])
  },
)

story('a yes for one house and a no to the other are for a person', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: builtinAgents })
  const { house, flat } = await aHouseAndAFlat(db)
  await time.settle()
  await vendorSays(db, house, 'Yes I accept for 22 Beech Road, and no to the flat', time)
  for (const lead of [house, flat]) expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  const { rows } = await db.query('select kind from pipeline.review_items where resolved_at is null')
  expect(rows).toEqual([{ kind: 'vendor_wrote' }])
})

story('of a house and a flat in it the words tell which', async ({ database: { db } }) => {
  const phone = aPhone()
  const house = await aLeadAt(db, 'OFFER_MADE', {
    vendor_phone: phone,
    property_address: '14 Oak Road, Bristol',
  })
  const flat = await aLeadAt(db, 'OFFER_MADE', {
    ...{ vendor_phone: phone, property_address: 'Flat 2, 14 Oak Road, Bristol', property_type: 'flat' },
  })
  const meant = async (said: string) => {
    const { rows } = await db.query<{ ids: string[] }>(
      'select pipeline_private.houses_meant($1, $2) as ids',
      [phone, said],
    )
    return (rows[0]?.ids ?? []).map((id) => (id === house ? 'house' : id === flat ? 'flat' : id)).sort()
  }
  expect(await meant('yes for 14 Oak Rd')).toEqual(['house'])
  expect(await meant('flat 2 at 14 Oak Road is let')).toEqual(['flat'])
  expect(await meant('the one on Oak Road')).toEqual([])
  expect(await meant('the flat is leasehold')).toEqual(['flat'])
  expect(await meant('14 Oak Road yes, flat 2 no')).toEqual(['flat', 'house'])
  expect(await meant('yes')).toEqual([])
})
