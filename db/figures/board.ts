import { readRow, readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { hasSimulationEnded } from '../simulation/simulation.ts'

/** What the live board shows, as of one moment. */
export interface BoardFigures {
  now: Date
  isSimulation: boolean
  /** A simulation in which nothing will ever happen again by itself. */
  hasEnded: boolean
  stages: StageFigures[]
  openReviews: number
  openAlerts: number
  /** The newest events worth showing, newest first. */
  events: BoardEvent[]
}

export interface StageFigures {
  stage: string
  title: string
  isTerminal: boolean
  leads: number
  /** Leads that came in the last day of business time, less those that left. */
  change: number
}

export interface BoardEvent {
  at: Date
  type: string
  vendorName: string | null
  leadId: string
  from: string | null
  to: string | null
  reason: string | null
  metadata: Record<string, unknown>
}

/** Reads the board. Goes through the whole history once, so it is meant for demos, not for millions of events. */
export async function readBoard(db: Db, newestEvents: number): Promise<BoardFigures> {
  const stages = await readRows<StageFigures>(db, leadsPerStage)
  const events = await readRows<BoardEvent>(db, latestEvents, [newestEvents])
  const whole = await readRow<Omit<BoardFigures, 'stages' | 'events' | 'hasEnded'>>(db, wholePipeline)
  const hasEnded = whole.isSimulation && (await hasSimulationEnded(db))
  return { ...whole, hasEnded, stages, events }
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

const leadsPerStage = `
  select
    stages.stage,
    stages.title,
    stages.is_terminal,
    (select count(*) from pipeline.vendor_leads as leads where leads.pipeline_stage = stages.stage)::integer as leads,
    (
      count(moves.*) filter (where moves.to_stage = stages.stage)
      - count(moves.*) filter (where moves.from_stage = stages.stage)
    )::integer as change
  from pipeline.stages as stages
  left join pipeline.pipeline_events as moves
    on moves.event_type = 'stage_change'
    and moves.created_at > pipeline.now() - interval '24 hours'
    and stages.stage in (moves.from_stage, moves.to_stage)
  group by stages.stage
  order by stages.position`

const latestEvents = `
  select
    events.created_at as at, events.event_type as type, leads.vendor_name, leads.id as lead_id,
    events.from_stage as from, events.to_stage as to, events.reason, events.metadata
  from pipeline.pipeline_events as events
  join pipeline.vendor_leads as leads on leads.id = events.vendor_lead_id
  where events.event_type in (
    'stage_change', 'offer_made', 'opt_out', 'wrong_number', 'agent_failed', 'review_opened', 'lead_held', 'lead_released'
  )
  order by events.id desc
  limit $1`

const wholePipeline = `
  select
    pipeline.now() as now,
    pipeline_private.clock_rate() is not null as is_simulation,
    (select count(*) from pipeline.review_items where resolved_at is null)::integer as open_reviews,
    (select count(*) from pipeline.alerts where resolved_at is null and acknowledged_at is null)::integer as open_alerts`
