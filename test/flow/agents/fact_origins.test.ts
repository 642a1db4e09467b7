import { expect } from 'vitest'
import { clockwork } from '../../support/clockwork.ts'
import { readingAgent, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'

story(
  'each fact of a lead says who wrote it, and the words of the vendor that it was read from',
  async ({ database: { pool, db } }) => {
    const agents = readingAgent({
      'three beds': async () => ({
        outcome: 'reply',
        facts: { bedrooms: 3 },
        message: { purpose: 'question', body: 'And the price?' },
      }),
      'about 150k': async () => ({
        outcome: 'reply',
        facts: { askingPrice: 150_000 },
        message: { purpose: 'question', body: 'Where is it?' },
      }),
    })
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents })
    const lead = await aLead(db, { vendor_name: 'Ada Pole' })
    await time.settle()
    await vendorSays(db, lead, 'three beds', time)
    await time.pass('1 hour')
    await vendorSays(db, lead, 'about 150k', time)
    await db.query(`select pipeline.edit_lead($1, condition => 'good', reason => 'seen it')`, [lead])

    const { rows } = await db.query('select * from pipeline.fact_origins($1)', [lead])
    const of = (fact: string) => only(rows.filter((row) => row.fact === fact))
    expect(of('bedrooms')).toMatchObject({ actor_kind: 'agent', actor: 'sms_agent', words: ['three beds'] })
    expect(of('asking_price')).toMatchObject({ actor: 'sms_agent', words: ['about 150k'] })
    expect(of('condition')).toMatchObject({
      actor_kind: 'sql',
      reason: 'seen it',
      words: null,
      agent_run_id: null,
    })
    expect(of('vendor_name')).toMatchObject({ actor_kind: 'sql', words: null })
    expect(rows.map(({ fact }) => fact)).not.toContain('vendor_email')
  },
)
