import { expect } from 'vitest'
import type { Agent } from '../../src/agents/contract/agent.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { aLead, aLeadAt, stageOf } from '../support/leads.ts'
import { storyOfWaits as story } from '../support/waits.ts'
import { code, listening, resume, start, stop, textsOf } from './stopping.ts'

story('nothing leaves while all is stopped, and all of it when it goes on', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const time = await clockwork(pool, { startAt: start, carrier, agents: eagerAgents })
  const [fresh, reminded] = [await aLead(db), await aLeadAt(db, 'RETRY_1')]
  await stop(db, 'all')
  await time.pass('3 hours')
  expect(sent).toEqual([])
  expect(await stageOf(db, fresh)).toBe('NEW_LEAD')
  expect(await textsOf(db, reminded)).toMatchObject([{ purpose: 'RETRY_1', status: 'queued' }])

  await resume(db, 'all')
  await time.pass('1 minute')
  expect(sent).toHaveLength(2)
  expect(await textsOf(db, reminded)).toMatchObject([{ purpose: 'RETRY_1', status: 'sent' }])
  expect(await stageOf(db, fresh)).not.toBe('NEW_LEAD')
})

story('what was overtaken while it waited does not leave', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const agents: Record<string, Agent> = {
    sms_agent: async () => ({ outcome: 'reply', message: { purpose: 'reply', body: 'An answer' } }),
  }
  const time = await clockwork(pool, { startAt: start, carrier, agents })
  const [moved, wrote] = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'AI_CONVERSATION')]
  await time.settle()
  sent.length = 0
  await time.pass('23 hours')
  await stop(db, 'agent:sms_agent')
  await stop(db, 'template:conversation_follow_up_1')
  await time.pass('2 hours')
  expect(await textsOf(db, wrote)).toContainEqual(
    expect.objectContaining({ purpose: 'CONVERSATION_FOLLOW_UP', status: 'queued' }),
  )
  await stop(db, 'all')
  await db.query(
    `select pipeline.record_inbound_message(vendor_phone, 'Is it still on?', 'SM1') from pipeline.vendor_leads where id = $1`,
    [wrote],
  )
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'RETRY_2' where id = $1`, [moved])
  await time.pass('1 hour')
  expect(sent).toEqual([])
  for (const scope of ['all', 'agent:sms_agent', 'template:conversation_follow_up_1']) await resume(db, scope)
  await time.pass('5 minutes')
  expect(sent).toHaveLength(2)
  expect(sent).toContain('An answer')
  expect(await textsOf(db, wrote)).toContainEqual({
    ...{ purpose: 'CONVERSATION_FOLLOW_UP', status: 'cancelled', because: 'vendor_wrote' },
  })
})

story('one text that is stopped keeps back its leads and no others', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const time = await clockwork(pool, { startAt: start, carrier })
  await stop(db, 'template:retry_1')
  const [stopped, other] = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_2')]
  await time.settle()
  expect(sent).toHaveLength(1)
  await time.pass('50 hours')
  expect([await stageOf(db, stopped), await stageOf(db, other)]).toEqual(['RETRY_1', 'RETRY_3'])
  await resume(db, 'template:retry_1')
  await time.pass('47 hours')
  expect(await textsOf(db, stopped)).toMatchObject([{ purpose: 'RETRY_1', status: 'sent' }])
  expect(await stageOf(db, stopped)).toBe('RETRY_1')
  await time.pass('2 hours')
  expect(await stageOf(db, stopped)).toBe('RETRY_2')
})

story(
  'an agent that is stopped is not called, and nobody is asked why it is silent',
  async ({ database }) => {
    const { pool, db } = database
    let calls = 0
    const agents: Record<string, Agent> = {
      ...eagerAgents,
      async deal_validator(...given) {
        calls += 1
        return eagerAgents.deal_validator?.(...given) ?? { outcome: 'reply' }
      },
    }
    const time = await clockwork(pool, { startAt: start, agents })
    await stop(db, 'agent:deal_validator')
    const lead = await aLeadAt(db, 'DEAL_VALIDATION')
    await time.pass('10 days')
    expect(calls).toBe(0)
    expect((await db.query('select kind from pipeline.review_items')).rows).toEqual([])
    expect(
      (await db.query('select type from pipeline.alerts where vendor_lead_id is not null')).rows,
    ).toEqual([])
    await resume(db, 'agent:deal_validator')
    await time.pass('1 minute')
    expect(calls).toBe(1)
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  },
)

story('what waited leaves at the pace of all texts, and answers go first', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const agents: Record<string, Agent> = {
    sms_agent: async () => ({ outcome: 'reply', message: { purpose: 'reply', body: 'An answer' } }),
  }
  const time = await clockwork(pool, { startAt: start, carrier, agents })
  await db.query('update pipeline.settings set texts_per_minute = 6')
  await stop(db, 'all')
  for (let nth = 0; nth < 12; nth += 1) await aLeadAt(db, 'RETRY_1')
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  await db.query(
    `select pipeline.record_inbound_message(vendor_phone, 'Is it still on?', 'SM1') from pipeline.vendor_leads where id = $1`,
    [lead],
  )
  await time.pass('1 hour')
  await resume(db, 'all')
  await time.pass('10 seconds')
  expect(sent).toContain('An answer')
  expect(sent.length).toBeLessThan(6)
  await time.pass('3 minutes')
  expect(sent).toHaveLength(13)
})

story('a person is told that their text cannot leave', async ({ database }) => {
  const { pool, db } = database
  const { sent, carrier } = listening()
  const time = await clockwork(pool, { startAt: start, carrier })
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED', { source: 'website' })
  const write = (body: string) => db.query('select pipeline.send_message($1, $2)', [lead, body])
  await write('Written before')
  await stop(db, 'source:website')
  await time.settle()
  expect(await code(write('Written while'))).toBe('VL034')
  expect(sent).toEqual([])
  expect(await textsOf(db, lead)).toEqual([{ purpose: 'person', status: 'cancelled', because: 'stopped' }])
  const { rows } = await db.query('select kind, reason from pipeline.review_items')
  expect(rows).toEqual([{ kind: 'message_failed', reason: 'Text not sent: texts were stopped' }])

  // A text and an agent have nothing to do with what a person writes.
  await resume(db, 'source:website')
  await stop(db, 'agent:sms_agent')
  await write('Written after')
  await time.settle()
  expect(sent).toEqual(['Written after'])
})
