import { expect } from 'vitest'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, stageOf } from '../../support/leads.ts'

story('an agent works again because a person asks for it', async ({ database: { pool, db } }) => {
  let comparables = 0
  const validator: Agent = async (input, signal) => {
    comparables += 1
    if (comparables === 1) return { outcome: 'ask_human', reason: 'Too few comparables' }
    const agent = readingAgent({}).deal_validator
    if (agent === undefined) throw new Error('no agent')
    return agent(input, signal)
  }
  const time = await clockwork(pool, {
    startAt: '2026-03-02T10:00:00Z',
    agents: { ...readingAgent({}), deal_validator: validator },
  })
  const lead = await aLeadAt(db, 'DEAL_VALIDATION')
  await time.settle()
  expect(await stageOf(db, lead)).toBe('DEAL_VALIDATION')

  await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
  await expect(db.query(`select pipeline.run_agent_now($1, 'new sales')`, [lead])).rejects.toMatchObject({
    code: 'VL011',
  })
  await db.query('select pipeline.release_lead($1)', [lead])
  const { rows } = await db.query(
    `select agent, purpose, status from pipeline.run_agent_now($1, 'new sales')`,
    [lead],
  )
  expect(rows).toEqual([{ agent: 'deal_validator', purpose: 'VALIDATE', status: 'queued' }])
  await time.settle()
  expect(await stageOf(db, lead)).not.toBe('DEAL_VALIDATION')
})

story('no agent makes a second offer beside the one on the table', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await expect(db.query(`select pipeline.run_agent_now($1, 'again')`, [lead])).rejects.toMatchObject({
    code: 'VL026',
  })
  const accepted = await aLeadAt(db, 'DUE_DILIGENCE')
  await expect(db.query(`select pipeline.run_agent_now($1, 'x')`, [accepted])).rejects.toMatchObject({
    code: 'VL010',
  })
})
