import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import type { AgentOutcome } from '../../../src/agents/contract/agent.ts'
import { clockwork } from '../../support/clockwork.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, only, stageOf } from '../../support/leads.ts'

const startAt = '2026-03-02T10:00:00Z'

const draftsOf = async (db: Db, lead: string) =>
  (
    await db.query(
      'select id, body, author, written_by, state from pipeline.drafts where vendor_lead_id = $1',
      [lead],
    )
  ).rows
const questionsOf = async (db: Db, lead: string) =>
  (await db.query('select kind, reason from pipeline.review_items where vendor_lead_id = $1', [lead])).rows
const textsOf = async (db: Db, lead: string) =>
  (
    await db.query(
      `select body, author from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'outbound'`,
      [lead],
    )
  ).rows

story(
  'what an agent proposes where it asks a person is its draft; what a person makes of it stays',
  async ({ database: { pool, db } }) => {
    let words = 'The cat may stay.'
    const time = await clockwork(pool, {
      startAt,
      agents: {
        sms_agent: async (): Promise<AgentOutcome> => ({
          ...{ outcome: 'ask_human', reason: 'May the cat stay?', draft: words },
        }),
      },
    })
    const lead = await aLead(db)
    await time.settle()
    expect(await questionsOf(db, lead)).toEqual([{ kind: 'agent_asks', reason: 'May the cat stay?' }])
    const its = { author: 'sms_agent', written_by: 'sms_agent', state: 'open' }
    expect(await draftsOf(db, lead)).toMatchObject([{ ...its, body: 'The cat may stay.' }])
    expect(await textsOf(db, lead)).toEqual([])

    words = 'It may.'
    await db.query(`select pipeline.run_agent_now($1, 'once more')`, [lead])
    await time.settle()
    const { id } = only(await draftsOf(db, lead))
    expect(await draftsOf(db, lead)).toMatchObject([{ ...its, body: 'It may.' }])

    await db.query(`select pipeline.edit_draft($1, 'Yes, with pleasure.')`, [id])
    words = 'No.'
    await db.query(`select pipeline.run_agent_now($1, 'and again')`, [lead])
    await time.settle()
    expect(await draftsOf(db, lead)).toMatchObject([{ ...its, id, body: 'Yes, with pleasure.' }])
    await db.query('select pipeline.send_draft($1)', [id])
    expect(await textsOf(db, lead)).toEqual([{ body: 'Yes, with pleasure.', author: 'person' }])
  },
)

story(
  'an agent that only drafts writes to nobody: a person is asked, and sends its text',
  async ({ database: { pool, db } }) => {
    await db.query(`update pipeline.agents set drafts_only = true where agent = 'sms_agent'`)
    const time = await clockwork(pool, {
      startAt,
      agents: {
        sms_agent: async (): Promise<AgentOutcome> => ({
          outcome: 'advance',
          facts: { bedrooms: 3 },
          message: { purpose: 'initial_contact', body: 'Hello, is it still for sale?' },
        }),
      },
    })
    const lead = await aLead(db)
    await time.settle()
    expect(await stageOf(db, lead)).toBe('NEW_LEAD')
    expect(await textsOf(db, lead)).toEqual([])
    const reason = 'sms_agent has written a draft, for a person to send'
    expect(await questionsOf(db, lead)).toEqual([{ kind: 'agent_doubted', reason }])
    const { rows } = await db.query('select bedrooms from pipeline.vendor_leads where id = $1', [lead])
    expect(rows).toEqual([{ bedrooms: 3 }])

    const { id, author } = only(await draftsOf(db, lead))
    expect(author).toBe('sms_agent')
    await db.query('select pipeline.send_draft($1)', [id])
    expect(await textsOf(db, lead)).toEqual([{ body: 'Hello, is it still for sale?', author: 'person' }])
  },
)
