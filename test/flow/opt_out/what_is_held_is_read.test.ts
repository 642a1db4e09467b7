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
