import { readRow, readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** What became of all leads so far: of what the figures are made of, as it is at this moment. */
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

const stepsReached = `
  select steps.title as step, count(furthest.step)::integer as leads
  from pipeline.stages as steps
  left join (
    pipeline.vendor_leads as leads cross join lateral pipeline_private.furthest_step(leads.id) as furthest (step)
  ) on furthest.step >= steps.funnel_step
  where steps.funnel_step is not null
  group by steps.stage
  order by steps.funnel_step`

const deathsByReason = `
  select leads.dead_reason as reason, count(*)::integer as leads
  from pipeline.vendor_leads as leads
  where leads.dead_reason is not null
  group by leads.dead_reason
  order by leads desc, reason`

const timeInStages = `
  select
    stages.stage,
    count(stays.amount)::integer as visits,
    round(percentile_cont(0.5) within group (order by stays.amount)::numeric, 1)::float8 as median_hours
  from pipeline.stages as stages
  join pipeline_private.facts_of_moves as stays on stays.figure = 'hours_in_stage' and stays.scope = stages.stage
  group by stages.stage
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
