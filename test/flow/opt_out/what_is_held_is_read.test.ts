import { expect } from 'vitest'
import { vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { itemsOf, leadRow } from './looks.ts'

story.for([
  ['vultures the lot of you, shame on you', 'may_want_no_texts', 'matter'],
  ['stop texting me and ring me instead', 'may_want_no_texts', 'matter'],
  ['We have nothing more to say to you', 'may_want_no_texts', 'rejection'],
  ['too many texts mate', 'may_want_no_texts', 'opt_out'],
  ['my husband passed away on sunday', 'needs_care', 'matter'],
] as const)(
  'what is held is on record as what it says, and held all the same: %s',
  async ([text, kind, intent], { database: { db } }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await vendorSays(db, lead, text)
    expect(await leadRow(db, lead)).toMatchObject({ held: true, opted_out: false })
    expect(await itemsOf(db, lead)).toEqual([kind])
    const { rows } = await db.query(
      `select intent, intent_confidence::float8 as confidence from pipeline.lead_messages where direction = 'inbound'`,
    )
    expect(only(rows)).toEqual({ intent, confidence: 0.5 })
  },
)

story(
  'distress beside what may be a plea is a question of its own, and the reason of the hold',
  async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await vendorSays(db, lead, 'too many texts mate, my husband passed away on sunday')
    expect((await itemsOf(db, lead)).toSorted()).toEqual(['may_want_no_texts', 'needs_care'])
    const { rows } = await db.query('select hold_reason from pipeline.vendor_leads where id = $1', [lead])
    expect(only(rows)).toEqual({
      hold_reason: 'The vendor tells of a bereavement; automation waits until the lead is released',
    })
  },
)

story('that there is no point going on is distress', async ({ database: { db } }) => {
  const lead = await aLeadAt(db, 'RETRY_1')
  await vendorSays(db, lead, 'honestly there is no point going on anymore')
  expect(await itemsOf(db, lead)).toContain('needs_care')
})

story.for([
  ['Jo died yesterday, this is her sister', 'a bereavement'],
  ['I lost my job and cant pay the mortgage', 'hardship'],
  ['I hold power of attorney for Mrs Hill', 'an illness or a need of care'],
] as const)(
  'a person is told of what a text tells, by its name: %s',
  async ([text, cue], { database: { db } }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    await vendorSays(db, lead, text)
    const { rows } = await db.query('select hold_reason from pipeline.vendor_leads where id = $1', [lead])
    expect(only(rows)).toEqual({
      hold_reason: `The vendor tells of ${cue}; automation waits until the lead is released`,
    })
  },
)
