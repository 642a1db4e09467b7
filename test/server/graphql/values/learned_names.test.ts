import { expect } from 'vitest'
import { agentCaller } from '../../../../src/agents/agent_caller.ts'
import { builtinAgents } from '../../../../src/agents/builtin_agents.ts'
import { createLog } from '../../../../src/log.ts'
import { startWorker } from '../../../../src/worker/worker.ts'
import { release } from '../../../support/databases/release.ts'
import { aLead, facts, stageOf } from '../../../support/leads.ts'
import { all, liveStory } from '../../support/live.ts'

const patiently = { timeout: 60_000 }

// What learns here is a schema of the story's own.
liveStory.override('schemaOf', async () => undefined)

liveStory(
  'a release with a new stage reaches a worker and a web process at work',
  async ({ database: { db, url }, ask, subscribe }) => {
    await db.query(`update pipeline.settings set send_from = '00:00', send_until = '24:00'`)
    const agents = agentCaller({ builtin: builtinAgents })
    const worker = await startWorker({ url, log: createLog('silent'), agents })
    try {
      const events = await subscribe(all)
      const early = await aLead(db)
      await expect.poll(() => stageOf(db, early), patiently).toBe('AI_CONVERSATION')

      await release(url, 'valuation-booked')
      const booked =
        '{ vendorLeads(filter: { pipelineStage: { equalTo: VALUATION_BOOKED } }) { nodes { id } } }'
      await expect.poll(async () => (await ask('viewer', booked)).errors, patiently).toEqual([])
      const lead = await aLead(db, facts)
      await expect.poll(() => stageOf(db, lead), patiently).toBe('VALUATION_BOOKED')

      expect((await ask('viewer', booked)).data.vendorLeads.nodes).toEqual([{ id: lead }])
      const move = `mutation ($lead: UUID!, $to: StageName!) {
        requestTransition(input: { leadId: $lead, toStage: $to, expectedStage: VALUATION_BOOKED }) { result { moved toStage } }
      }`
      const { data } = await ask('operator', move, { lead, to: 'DEAL_VALIDATION' })
      expect(data.requestTransition.result).toEqual({ moved: true, toStage: 'DEAL_VALIDATION' })

      // The subscription was opened before the release.
      const told: (string | null)[] = []
      while (told.at(-1) !== 'DEAL_VALIDATION') {
        const event = await events.next()
        if (event.vendorLeadId === lead && event.eventType === 'stage_change') told.push(event.toStage)
      }
      expect(told).toEqual(['NEW_LEAD', 'AI_CONVERSATION', 'VALUATION_BOOKED', 'DEAL_VALIDATION'])
    } finally {
      await worker.stop()
    }
  },
)

liveStory(
  'what an admin adds to the rules is learned, and what is removed can still be asked for',
  async ({ database: { db }, ask }) => {
    const alertsOf = async (type: string) =>
      (await ask('viewer', `{ alerts(filter: { type: { equalTo: ${type} } }) { totalCount } }`)).errors.map(
        ({ message }) => message,
      )
    expect(await alertsOf('TOO_QUIET')).toEqual(['Value "TOO_QUIET" does not exist in "AlertType" enum.'])
    await db.query(
      `insert into pipeline.alert_rules (type, severity, message) values ('TOO_QUIET', 'LOW', 'Nobody writes')`,
    )
    await expect.poll(() => alertsOf('TOO_QUIET'), patiently).toEqual([])

    await db.query(`delete from pipeline.alert_rules where type = 'TOO_QUIET'`)
    await db.query(`update pipeline.alert_rules set type = 'MUCH_TOO_QUIET' where type = 'FAILING_JOBS'`)
    await expect.poll(() => alertsOf('MUCH_TOO_QUIET'), patiently).toEqual([])
    expect(await alertsOf('TOO_QUIET')).toEqual([])
  },
)
