import type { Db } from '../../db/connection/pool.ts'
import type { Funnel } from '../../db/figures/funnel.ts'
import { builtinAgents } from '../../src/agents/builtin_agents.ts'
import { createLog } from '../../src/log.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import { howMany } from '../support/run/proof.ts'

export const vendors = howMany('playedVendors')

/** Plays a simulation that is small enough for a test, or goes on with the one that a database holds. */
export function playSmall(url: string, onJump?: (db: Db) => Promise<void>): Promise<Funnel> {
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
export async function pathsOf(db: Db): Promise<string[]> {
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
