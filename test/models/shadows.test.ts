import { expect } from 'vitest'
import { proposalsCompared } from '../../db/work/proposals.ts'
import { differencesIn } from '../../src/cli/agents/differences.ts'
import { vendorSays } from '../support/conversation.ts'
import { facts, stageOf } from '../support/leads.ts'
import { extract, read, says, wordsIn } from './model_words.ts'
import { lastRun, leadInConversation, modelCalls, modelStory, withModel } from './story.ts'

const { condition: _, ...known } = facts
const words = 'nowt done to it since the seventies'

modelStory(
  'an agent in the shadow of another is asked the same; its answer is kept, compared, and never acted on',
  async ({ database, fake }) => {
    const { db } = database
    await db.query(`update pipeline.agents set config = '{"model": "off"}' where agent = 'sms_agent'`)
    await db.query(
      `insert into pipeline.agents (agent, title, shadows, writes)
     select 'sms_agent_new', 'SMS agent, with a model', 'sms_agent', writes from pipeline.agents where agent = 'sms_agent'`,
    )
    await db.query(
      `insert into pipeline.agents (agent, title, shadows, transport, endpoint)
     values ('elsewhere', 'One that is not there', 'sms_agent', 'http', 'http://127.0.0.1:9/')`,
    )
    const time = await withModel(database, fake)
    const lead = await leadInConversation(db, time, known)
    fake.answer = (asked) =>
      says(read('unclear', wordsIn(asked)), extract({ fact: 'condition', value: 'fair', quotation: words }))
    await vendorSays(db, lead, words, time)

    expect((await lastRun(db, lead)).result).toMatchObject({ outcome: 'reply' })
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
    const [compared] = await proposalsCompared(db, 'sms_agent_new', 10)
    expect(compared).toMatchObject({
      vendorLeadId: lead,
      proposed: { outcome: 'advance', facts: { condition: 'fair' } },
    })
    expect(differencesIn(compared === undefined ? [] : [compared])).toMatchObject([
      { wouldBe: 'advance; condition fair; hears answer' },
    ])
    // It cannot be reached, which holds nobody up.
    expect(await proposalsCompared(db, 'elsewhere', 10)).toMatchObject([
      { error: expect.stringContaining('Nobody answered') },
      { error: expect.stringContaining('Nobody answered') },
    ])

    // It takes its place.
    await db.query(
      `update pipeline.agents as main set config = shadow.config, transport = shadow.transport, endpoint = shadow.endpoint
     from pipeline.agents as shadow where shadow.agent = 'sms_agent_new' and main.agent = shadow.shadows`,
    )
    await db.query(`delete from pipeline.agents where shadows is not null`)
    await vendorSays(db, lead, words, time)
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  },
)

modelStory(
  'what an agent in the shadow costs keeps the one that works from no model',
  async ({ database, fake }) => {
    const { db } = database
    await db.query(
      `insert into pipeline.agents (agent, title, shadows, writes, config)
       select 'sms_agent_new', 'SMS agent, told otherwise', 'sms_agent', writes, config || '{"prompt": "reply_1"}'
       from pipeline.agents where agent = 'sms_agent'`,
    )
    await db.query(
      `update pipeline.agents set config = config || '{"model": "off"}' where agent = 'sms_agent'`,
    )
    const time = await withModel(database, fake)
    const lead = await leadInConversation(db, time, known)
    await vendorSays(db, lead, 'the street is quiet', time)
    expect(await modelCalls(db, lead)).toMatchObject([{ agent: 'sms_agent_new', pence: 0.62 }])

    // Of the lead's budget the shadow has left too little for itself, of the day's half.
    await db.query(
      `update pipeline.settings
       set model_budget_per_lead = calls.most_pence + 0.3, model_budget_per_day = 2 * (calls.most_pence + 1.2)
       from pipeline_private.model_calls as calls`,
    )
    await db.query(`update pipeline.agents set config = config - 'model' where agent = 'sms_agent'`)
    await vendorSays(db, lead, 'lovely views from the back', time)
    expect((await lastRun(db, lead)).model.fellBack).toBeUndefined()
    expect((await modelCalls(db, lead)).map(({ agent }) => agent)).toEqual(['sms_agent_new', 'sms_agent'])

    const other = await leadInConversation(db, time, known)
    await vendorSays(db, other, 'we have a cat', time)
    expect((await lastRun(db, other)).model.fellBack).toBeUndefined()
    expect((await modelCalls(db, other)).map(({ agent }) => agent)).toEqual(['sms_agent'])
  },
)
