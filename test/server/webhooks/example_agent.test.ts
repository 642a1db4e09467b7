import { readFileSync } from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import { agentCaller } from '../../../src/agents/agent_caller.ts'
import { createLog } from '../../../src/log.ts'
import { projectFile } from '../../../src/project_file.ts'
import { startWorker } from '../../../src/worker/worker.ts'
import { startExampleAgent } from '../../support/example_agent.ts'
import { aLead, aLeadAt, facts, stageOf } from '../../support/leads.ts'
import { serverStory, signingSecret } from '../support/story.ts'

const patiently = { timeout: 60_000, interval: 100 }

serverStory(
  'the agent of the docs leads vendors through the real worker, at once and at the callback',
  async ({ database: { db, url }, server }) => {
    const agent = await startExampleAgent(signingSecret)
    onTestFinished(agent.stop)
    await db.query(`update pipeline.agents set transport = 'http', endpoint = $1`, [agent.endpoint])
    await db.query(
      `insert into pipeline.comparables (transaction_id, price, sold_on, postcode, property_type, new_build, tenure, category)
       select format('{SALE-%s}', nth), 200000 + 5000 * nth, pipeline_private.today() - 60, 'BS6 5QB', 'S', false, 'F', 'A'
       from generate_series(1, 5) as nth`,
    )
    const greeted = await aLead(db)
    const valued = await aLeadAt(db, 'DEAL_VALIDATION', facts)
    const agents = agentCaller({ builtin: {}, signingSecret, publicUrl: server.address })
    const worker = await startWorker({ url, log: createLog('silent'), agents })
    try {
      await expect.poll(() => stageOf(db, greeted), patiently).toBe('AI_CONVERSATION')
      const offers = async () =>
        (await db.query('select amount::integer from pipeline.offers where vendor_lead_id = $1', [valued]))
          .rows
      await expect.poll(offers, patiently).toEqual([{ amount: 161_000 }])
      expect(await stageOf(db, valued)).toBe('OFFER_MADE')
      expect(server.logged()).toMatch(/"agent":"deal_validator","outcome":"advance","verdict":"settled"/)
    } finally {
      await worker.stop()
    }
  },
)

serverStory('the contract with agents is served to everybody', async ({ server }) => {
  for (const file of ['agents.openapi.json', 'agents.schema.json']) {
    const response = await fetch(`${server.address}/schemas/${file}`)
    expect(response.headers.get('content-type')).toMatch(/^application\/.*json/)
    expect(await response.json()).toEqual(
      JSON.parse(readFileSync(projectFile(`docs/schemas/${file}`), 'utf8')),
    )
  }
})
