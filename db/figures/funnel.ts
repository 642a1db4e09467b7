import { readRow, readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** What became of all leads so far, counted from their events: by what each has ever reached. */
export interface Funnel {
  steps: { step: string; leads: number }[]
  deaths: { reason: string; leads: number }[]
  stages: { stage: string; visits: number; medianHours: number }[]
  work: {
    moves: number
    /** Leads whose vendor has ever written to us. */
    vendorsAnswered: number
    textsSent: number
    textsReceived: number
    agentRuns: number
    agentFailures: number
    deadLetters: number
    reviewsOpened: number
    reviewsOpen: number
  }
}

export async function readFunnel(db: Db): Promise<Funnel> {
  const steps: Funnel['steps'] = await readRows(db, stepsReached)
  const deaths: Funnel['deaths'] = await readRows(db, deathsByReason)
  const stages: Funnel['stages'] = await readRows(db, timeInStages)
  return { steps, deaths, stages, work: await readRow(db, workDone) }
}

/** Whoever reached a step has reached the ones before it: a lead that skipped one counts there too. */
const stepsReached = `
  with steps as (
    select stages.funnel_step as position, stages.title as step, stages.stage
    from pipeline.stages as stages
    where stages.funnel_step is not null
  ),
  furthest as (
    select events.vendor_lead_id, max(steps.position) as position
    from pipeline.pipeline_events as events
    join steps on steps.stage = events.to_stage
    where events.event_type = 'stage_change'
    group by events.vendor_lead_id
  )
  select steps.step, count(furthest.position)::integer as leads
  from steps
  left join furthest on furthest.position >= steps.position
  group by steps.position, steps.step
  order by steps.position`

const deathsByReason = `
  select leads.dead_reason as reason, count(*)::integer as leads
  from pipeline.vendor_leads as leads
  where leads.dead_reason is not null
  group by leads.dead_reason
  order by leads desc, reason`

const timeInStages = `
  with visits as (
    select
      events.to_stage as stage,
      lead(events.created_at) over (partition by events.vendor_lead_id order by events.stage_visit) - events.created_at as stayed
    from pipeline.pipeline_events as events
    where events.event_type = 'stage_change'
  )
  select
    stages.stage,
    count(visits.stayed)::integer as visits,
    round(round(extract(epoch from percentile_cont(0.5) within group (order by visits.stayed)) / 60) / 60, 1)::float8
      as median_hours
  from pipeline.stages as stages
  join visits on visits.stage = stages.stage and visits.stayed is not null
  group by stages.stage, stages.position
  order by stages.position`

const workDone = `
  select
    (select count(*)::integer from pipeline.pipeline_events where event_type = 'stage_change') as moves,
    (select count(*)::integer from pipeline.lead_messages where direction = 'outbound' and sent_at is not null) as texts_sent,
    (select count(distinct vendor_lead_id)::integer from pipeline.lead_messages where direction = 'inbound') as vendors_answered,
    (select count(*)::integer from pipeline.lead_messages where direction = 'inbound') as texts_received,
    (select count(*)::integer from pipeline.agent_runs where started_at is not null) as agent_runs,
    (select count(*)::integer from pipeline.pipeline_events where event_type = 'agent_failed') as agent_failures,
    (select count(*)::integer from pipeline.agent_runs where status = 'dead') as dead_letters,
    (select count(*)::integer from pipeline.review_items) as reviews_opened,
    (select count(*)::integer from pipeline.review_items where resolved_at is null) as reviews_open`
