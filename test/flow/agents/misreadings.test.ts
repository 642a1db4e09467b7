import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { readingsOf } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, only, stageOf } from '../../support/leads.ts'

const correctionsOf = async (db: Db, lead: string) => {
  const { rows } = await db.query(
    `select events.metadata ->> 'agent' as agent, events.metadata -> 'fields' as fields, events.reason, runs.outcome
     from pipeline.pipeline_events as events
     join pipeline.agent_runs as runs on runs.id = (events.metadata ->> 'runId')::uuid
     where events.vendor_lead_id = $1 and events.event_type = 'reading_corrected' order by events.id`,
    [lead],
  )
  return rows
}

const countedIn = async (db: Db, figure: string) => {
  const { rows } = await db.query<{ scope: string }>('select scope from pipeline.figure_leads($1)', [figure])
  return rows.map(({ scope }) => scope).sort()
}

const undoLast = async (db: Db, lead: string) => {
  const { rows } = await db.query<{ id: string }>(
    `select max(id) as id from pipeline.audit_log where table_name = 'vendor_leads' and row_id = $1`,
    [lead],
  )
  await db.query(`select pipeline.undo_manual_change($1, 'it was right')`, [only(rows).id])
}

story(
  'what a person corrects of what an agent had read is counted, what they had written themselves is not',
  async ({ database: { pool, db } }) => {
    const agents = readingAgent({
      'three beds, all good': async () => ({
        outcome: 'reply',
        facts: { bedrooms: 3, condition: 'good' },
        message: { purpose: 'question', body: 'And the price?' },
      }),
    })
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents })
    const lead = await aLead(db, { vendor_name: 'Ada Pole' })
    await time.settle()
    await vendorSays(db, lead, 'three beds, all good', time)
    await time.pass('1 hour')
    expect(await countedIn(db, 'facts_read')).toEqual(['bedrooms', 'condition'])

    await db.query(`select pipeline.edit_lead($1, vendor_name => 'Ada Poole', asking_price => 150000)`, [
      lead,
    ])
    expect(await correctionsOf(db, lead)).toEqual([])

    await db.query(`select pipeline.edit_lead($1, bedrooms => 4, reason => 'she meant storeys')`, [lead])
    await db.query(`select pipeline.edit_lead($1, bedrooms => 5)`, [lead])
    await time.pass('1 minute')
    await db.query('update pipeline.vendor_leads set condition = null, bedrooms = 6 where id = $1', [lead])
    const reading = { agent: 'sms_agent', outcome: 'reply' }
    const corrections = [
      { ...reading, fields: ['bedrooms'], reason: 'she meant storeys' },
      { ...reading, fields: ['condition'], reason: null },
    ]
    expect(await correctionsOf(db, lead)).toEqual(corrections)
    expect(await countedIn(db, 'readings_corrected')).toEqual(['bedrooms', 'condition'])

    await undoLast(db, lead)
    expect(await correctionsOf(db, lead)).toEqual(corrections)
    expect(await countedIn(db, 'readings_corrected')).toEqual(['bedrooms'])
  },
)

story(
  'a reply was misread when an admin takes back the move that an agent made on it',
  async ({ database: { pool, db } }) => {
    const agents = readingAgent({
      'not at that': async () => ({ outcome: 'decline', reason: 'not at that' }),
    })
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'not at that', time)
    expect(await stageOf(db, lead)).toBe('OFFER_REJECTED')

    await db.query(`select pipeline.override_stage($1, 'OFFER_MADE', 'they ask for more')`, [lead])
    expect(await correctionsOf(db, lead)).toEqual([
      { agent: 'sms_agent', outcome: 'decline', fields: ['reply'], reason: 'they ask for more' },
    ])
    expect(await countedIn(db, 'readings_corrected')).toEqual(['reply'])
    await db.query(`select pipeline.override_stage($1, 'OFFER_REJECTED', 'they do not')`, [lead])
    expect(await countedIn(db, 'readings_corrected')).toEqual(['reply'])
  },
)

story(
  'whoever takes over what the vendor told anew after the offer corrects no reading',
  async ({ database: { pool, db } }) => {
    const agents = readingAgent({
      'go on': async () => ({ outcome: 'advance', facts: { bedrooms: 5, condition: 'good' } }),
      'four, and a mess': async (input) => ({
        outcome: 'reply',
        message: { purpose: 'answer', body: 'Thank you.' },
        facts: { bedrooms: 4 },
        readings: readingsOf(input, 'question'),
      }),
    })
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents })
    const lead = await leadWithAnOffer(db, time)
    await time.pass('1 hour')
    await vendorSays(db, lead, 'four, and a mess', time)

    await db.query(`select pipeline.edit_lead($1, bedrooms => 4, condition => 'poor')`, [lead])
    expect(await correctionsOf(db, lead)).toMatchObject([{ outcome: 'advance', fields: ['condition'] }])
  },
)
