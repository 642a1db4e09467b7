import { expect } from 'vitest'
import type { Funnel } from '../../db/funnel.ts'
import type { Db } from '../../db/pool.ts'
import { builtinAgents } from '../../src/agents/builtin_agents.ts'
import { createLog } from '../../src/log.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import { story } from '../support/database.ts'
import { only } from '../support/leads.ts'

const aWholeRun = 120_000
const vendors = 60

function play(url: string, onJump?: (db: Db) => Promise<void>): Promise<Funnel> {
  return simulate({
    url,
    founding: { seed: 7, vendors, days: 4, beginsAt: new Date('2026-03-02T07:00:00Z') },
    agents: builtinAgents,
    granularitySeconds: 900,
    log: createLog('silent'),
    ...(onJump && { onJump }),
  })
}

/** Where each vendor's lead went, in order: vendors have numbers, leads have random ids. */
async function pathsOf(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ path: string }>(
    `select format('%s: %s', vendors.number, string_agg(events.to_stage, ' ' order by events.stage_visit)) as path
     from pipeline_private.simulation_vendors as vendors
     join pipeline.pipeline_events as events using (vendor_lead_id)
     where events.event_type = 'stage_change'
     group by vendors.number
     order by vendors.number`,
  )
  return rows.map((row) => row.path)
}

story(
  'every vendor comes to an end, and nobody is forgotten on the way',
  async ({ database: { url, db } }) => {
    const funnel = await play(url)

    const { rows } = await db.query<{ stage: string }>('select distinct pipeline_stage as stage from pipeline.vendor_leads')
    expect(rows.map((row) => row.stage).sort()).toEqual(['COMPLETED', 'DEAD_LEAD'])
    expect(only(funnel.steps.filter((step) => step.step === 'Leads')).leads).toBe(vendors)
    const counts = funnel.steps.map((step) => step.leads)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    expect(counts.at(-1)).toBeGreaterThan(0)
    expect(funnel.work.reviewsOpen).toBe(0)
    expect(funnel.work.agentFailures).toBeGreaterThan(0)
  },
  aWholeRun,
)
