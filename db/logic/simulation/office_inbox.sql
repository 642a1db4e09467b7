create or replace function pipeline_private.deals_to_move()
  returns table (vendor_number integer, stage text, times bigint, occasion text, entered_at timestamptz, ways jsonb)
  language sql
  stable
  security definer
as $$
  select vendors.number, leads.pipeline_stage, been.times, visit.occasion, leads.stage_entered_at, legal.ways
  from pipeline.stages as stages
  join pipeline.vendor_leads as leads on leads.pipeline_stage = stages.stage
  join pipeline_private.simulation_vendors as vendors on vendors.vendor_lead_id = leads.id
  cross join lateral (select format('visit:%s', leads.stage_visit) as occasion) as visit
  cross join lateral (
    select count(*) as times
    from pipeline.pipeline_events as events
    where events.vendor_lead_id = leads.id and events.event_type = 'stage_change' and events.to_stage = leads.pipeline_stage
  ) as been
  cross join lateral (
    select jsonb_agg(
      jsonb_build_object('to', transitions.to_stage, 'lacks', pipeline_private.missing_fields(leads, transitions.to_stage))
      order by transitions.class, targets.position < stages.position, targets.position
    ) as ways
    from pipeline.stage_transitions as transitions
    join pipeline.stages as targets on targets.stage = transitions.to_stage
    where transitions.from_stage = leads.pipeline_stage
  ) as legal
  where (stages.owner = 'person' or stages.stage = 'OFFER_REJECTED')
    and leads.held_at is null
    and not exists (
      select
      from pipeline_private.simulation_plan as planned
      where planned.vendor_number = vendors.number and planned.occasion = visit.occasion
    )
  order by vendors.number
$$;

comment on function pipeline_private.deals_to_move is
  'Leads of simulated vendors at stages that people move them from, where nobody has planned how and nobody holds them; times counts the visits to this stage so far, ways are the legal moves with what they lack, the usual one first.';

create or replace function pipeline_private.items_to_resolve()
  returns table (
    vendor_number integer,
    persona jsonb,
    item_id uuid,
    occasion text,
    kind text,
    opened_at timestamptz,
    items_before bigint,
    stage text,
    is_current boolean,
    return_stage text,
    next_stage text,
    agent text,
    purpose text,
    offer_amount numeric,
    alert_id uuid
  )
  language sql
  stable
  security definer
as $$
  select
    vendors.number, vendors.persona, items.id, item.occasion, items.kind, items.opened_at, earlier.items_before,
    leads.pipeline_stage, leads.turn is not null and leads.stage_visit = items.stage_visit,
    case when leads.pipeline_stage = 'DEAD_LEAD' and said.act = 'corrects' then leads.previous_stage end,
    (
      select meanings.to_stage
      from pipeline.stage_outcomes as meanings
      where meanings.stage = leads.pipeline_stage and meanings.outcome = 'advance' and meanings.to_stage is not null
      order by meanings.agent
      limit 1
    ),
    runs.agent, runs.purpose,
    leads.offer_amount, alerts.id
  from pipeline.review_items as items
  join pipeline.vendor_leads as leads on leads.id = items.vendor_lead_id
  join pipeline_private.simulation_vendors as vendors on vendors.vendor_lead_id = leads.id
  left join pipeline.agent_runs as runs on runs.id = items.agent_run_id
  cross join lateral (select format('item:%s', items.id) as occasion) as item
  cross join lateral (
    select count(*) as items_before
    from pipeline.review_items as before
    where before.vendor_lead_id = leads.id and before.id < items.id
  ) as earlier
  left join lateral (
    select written.payload ->> 'act' as act
    from pipeline_private.simulation_plan as written
    where written.vendor_number = vendors.number and written.kind = 'text' and written.done_at is not null
    order by written.id desc
    limit 1
  ) as said on true
  left join lateral (
    select open.id
    from pipeline.alerts as open
    where open.vendor_lead_id = leads.id and open.resolved_at is null and not open.acknowledged
    order by open.created_at
    limit 1
  ) as alerts on true
  where items.resolved_at is null
    and (leads.held_at is null or items.kind in ('may_want_no_texts', 'needs_care') and leads.taken_over_by is null)
    and not exists (
      select
      from pipeline_private.simulation_plan as planned
      where planned.vendor_number = vendors.number and planned.occasion = item.occasion
    )
  order by vendors.number, items.id
$$;

comment on function pipeline_private.items_to_resolve is
  'Open review items about simulated vendors that nobody has planned to look at, with what the office knows then. Whoever holds a lead looks after it; what automation stopped for by itself is the office''s.';

grant execute on function pipeline_private.deals_to_move, pipeline_private.items_to_resolve to pipeline_admin;
