import { readRow } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { hasSimulationEnded } from '../simulation/simulation.ts'

/** How the pipeline is, as of one moment. */
export interface BoardFigures {
  now: Date
  isSimulation: boolean
  /** A simulation in which nothing will ever happen again by itself. */
  hasEnded: boolean
  liveLeads: number
  finishedLeads: number
  openReviews: number
  openAlerts: number
}

export async function readBoard(db: Db): Promise<BoardFigures> {
  const whole = await readRow<Omit<BoardFigures, 'hasEnded'>>(db, wholePipeline)
  return { ...whole, hasEnded: whole.isSimulation && (await hasSimulationEnded(db)) }
}

/** How much has happened since an event; without one nothing has. */
export function readHappened(
  db: Db,
  sinceEvent: string | null,
): Promise<{ lastEvent: string | null; moves: number; texts: number }> {
  return readRow(
    db,
    `select
       coalesce(max(id), $1, (select max(id) from pipeline.pipeline_events), 0)::text as last_event,
       (count(*) filter (where event_type = 'stage_change'))::integer as moves,
       (count(*) filter (where event_type in ('message_sent', 'message_received')))::integer as texts
     from pipeline.pipeline_events
     where id > $1`,
    [sinceEvent],
  )
}

const wholePipeline = `
  select
    pipeline.now() as now,
    pipeline_private.clock_rate() is not null as is_simulation,
    leads.live as live_leads,
    leads.finished as finished_leads,
    (select count(*) from pipeline.review_items where resolved_at is null)::integer as open_reviews,
    (select count(*) from pipeline.alerts where resolved_at is null and acknowledged_at is null)::integer as open_alerts
  from (
    select
      (count(*) filter (where not stages.is_terminal))::integer as live,
      (count(*) filter (where stages.is_terminal))::integer as finished
    from pipeline.vendor_leads as leads
    join pipeline.stages as stages on stages.stage = leads.pipeline_stage
  ) as leads`
