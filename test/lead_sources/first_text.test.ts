import { performance } from 'node:perf_hooks'
import { expect } from 'vitest'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { builtinAgents } from '../../src/agents/builtin_agents.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { leadStory, resultsOf } from './lead_story.ts'

const forms = 15

leadStory(
  'from the form to the first text it takes moments (said, not judged: the machine may be busy)',
  { timeout: 180_000 },
  async ({ database: { url, db }, server }) => {
    await db.query(`select pipeline_private.start_simulation_clock('2026-06-01T09:00:00+01:00', 1)`)
    const worker = await startWorker({
      ...{ url, log: createLog('silent') },
      agents: agentCaller({ builtin: builtinAgents }),
    })
    const took: number[] = []
    try {
      for (let form = 0; form < forms; form += 1) {
        const began = performance.now()
        const phone = `07790000${String(form).padStart(3, '0')}`
        await resultsOf(await server.bring({ phone, reference: `F-${form}`, vendorName: 'Ada Pole' }))
        const hasLeft = async () =>
          (
            await db.query(
              `select from pipeline.lead_messages as texts
               join pipeline.vendor_leads as leads on leads.id = texts.vendor_lead_id
               where leads.external_ref = $1 and texts.status in ('sent', 'delivered')`,
              [`F-${form}`],
            )
          ).rows.length > 0
        await expect.poll(hasLeft, { interval: 5 }).toBe(true)
        took.push(performance.now() - began)
      }
    } finally {
      await worker.stop()
    }
    const inOrder = took.toSorted((one, other) => one - other)
    const at = (share: number) => Math.round(inOrder[Math.floor(share * (forms - 1))] ?? 0)
    process.stdout.write(`from form to first text: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms\n`)
    expect(took).toHaveLength(forms)
  },
)
