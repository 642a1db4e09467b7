import { expect } from 'vitest'
import { only } from '../support/leads.ts'
import { type Model, readLead, type World } from './world.ts'

interface Hop {
  from_stage: string | null
  to_stage: string
  stage_visit: number
  actor_kind: string
  override: boolean
}

/**
 * What must hold after whatever happened. The model cannot foretell what agents and timers did, but every hop must
 * have been theirs to make; then the model follows.
 */
export async function keepPromises(world: World, model: Model): Promise<void> {
  const lead = await readLead(world)
  const hops = await world.db.query<Hop>(
    `select from_stage, to_stage, stage_visit, actor_kind, metadata ? 'override' as override
     from pipeline.pipeline_events
     where vendor_lead_id = $1 and event_type = 'stage_change' and stage_visit > $2 order by stage_visit`,
    [world.lead, model.visit],
  )
  for (const hop of hops.rows) followHop(world, model, hop)
  expect({ stage: lead.pipeline_stage, visit: lead.stage_visit }).toEqual({
    stage: model.stage,
    visit: model.visit,
  })
  model.held = lead.held_at !== null
  expect(await broken(world)).toEqual([])
}

function followHop({ rules }: World, model: Model, hop: Hop): void {
  expect(hop).toMatchObject({ from_stage: model.stage, stage_visit: model.visit + 1 })
  if (!hop.override) {
    const edge = rules.edge(model.stage, hop.to_stage, model.previous)
    expect(edge, `${model.stage} → ${hop.to_stage}`).toBeDefined()
    if (hop.actor_kind !== 'sql') {
      expect(edge?.class).toBe('automation')
      expect(model.held, 'automation moved a held lead').toBe(false)
    }
  }
  model.previous = model.stage
  model.stage = hop.to_stage
  model.visit = hop.stage_visit
}

/** Names of the promises about this lead that do not hold. */
async function broken({ db, lead }: World): Promise<string[]> {
  const { rows } = await db.query<{ broken: string[] }>(
    `select array_remove(array[
       case when stages.is_terminal <> (leads.turn is null) then 'turn' end,
       case when not stages.is_terminal
         and not exists (select from pipeline.lead_timers where vendor_lead_id = leads.id)
         and not exists (select from pipeline.review_items where vendor_lead_id = leads.id and resolved_at is null)
         and not exists (select from pipeline.agent_runs where vendor_lead_id = leads.id and status in ('queued', 'running'))
       then 'nobody will move the lead' end,
       case when exists (
         select from pipeline.lead_timers as timers
         where timers.vendor_lead_id = leads.id
           and (timers.stage_visit <> leads.stage_visit or stages.is_terminal or (timers.due_at is null) <> (leads.held_at is not null))
       ) then 'timer' end,
       case when exists (
         select from pipeline.agent_runs as runs
         where runs.vendor_lead_id = leads.id and runs.status in ('queued', 'running') and runs.stage_visit <> leads.stage_visit
       ) then 'a run of an earlier visit is open' end,
       case when exists (
         select from pipeline.lead_messages as texts
         left join pipeline_private.simulated_carrier as carried on carried.message_id = texts.id
         where texts.vendor_lead_id = leads.id and texts.direction = 'outbound'
           -- Of a text whose sender died nobody knows yet.
           and texts.status <> 'sending'
           and (texts.status in ('sent', 'delivered')) <> (carried.message_id is not null)
       ) then 'a text and the carrier disagree' end,
       case when exists (
         select from pipeline.lead_messages as texts
         join pipeline.message_suppressions as stop on stop.phone = texts.phone
         where texts.vendor_lead_id = leads.id and texts.sent_at > stop.created_at
       ) then 'a text after STOP' end,
       case when exists (
         select from pipeline.lead_messages as texts
         where texts.vendor_lead_id = leads.id and texts.sent_at > leads.held_at and texts.author <> 'person'
       ) then 'a text of automation while on hold' end,
       case when exists (
         select from pipeline.pipeline_events as events
         where events.vendor_lead_id = leads.id and events.event_type = 'stage_change'
           and events.created_at > leads.held_at and events.actor_kind <> 'sql'
       ) then 'a move of automation while on hold' end,
       case when exists (select from pipeline.audit_faults(leads.id)) then 'audit' end,
       case when to_jsonb(leads) - 'updated_at' <> to_jsonb(pipeline.lead_as_of(leads.id, pipeline.now())) - 'updated_at' then 'the record is not the row' end
     ], null) as broken
     from pipeline.vendor_leads as leads
     join pipeline.stages as stages on stages.stage = leads.pipeline_stage
     where leads.id = $1`,
    [lead],
  )
  return only(rows).broken
}
