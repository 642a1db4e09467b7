create or replace view pipeline_private.wanted_timers as
  select
    leads.id as vendor_lead_id,
    leads.pipeline_stage as stage,
    leads.stage_visit,
    first_step.name,
    leads.turn_since as counted_since,
    case when leads.held_at is null then moment.at end as due_at,
    case when leads.held_at is not null then
      pipeline_private.time_left(moment.at, leads.turn_since, least(leads.held_at, pipeline_private.clock_stands_since(leads.id)))
    end as remaining
  from pipeline.vendor_leads as leads
  cross join lateral (
    select timers.name, timers.after
    from pipeline.stage_timers as timers
    where timers.stage = leads.pipeline_stage
      and timers.counted_from = case leads.turn when 'us' then 'our_turn' when 'vendor' then 'vendor_silence' end
    order by timers.after
    limit 1
  ) as first_step
  cross join lateral (select pipeline_private.later(leads.turn_since, first_step.after) as at) as moment;

comment on view pipeline_private.wanted_timers is
  'The timer that a lead should have when its turn begins, from its stage, whose turn it is and since when.';

create or replace function pipeline_private.arm_timers(lead_ids uuid[])
  returns void
  language plpgsql
as $$
declare
  armed_leads bigint;
begin
  -- Not by an UPDATE that joins: a plan made while there were few timers would read all of them, later, for each move.
  insert into pipeline.lead_timers as timers (vendor_lead_id, stage, stage_visit, name, counted_since, due_at, remaining)
  select
    wanted.vendor_lead_id, wanted.stage, wanted.stage_visit, wanted.name, wanted.counted_since, wanted.due_at, wanted.remaining
  from unnest(lead_ids) as lead (id)
  cross join lateral (
    select * from pipeline_private.wanted_timers as wanted where wanted.vendor_lead_id = lead.id offset 0
  ) as wanted
  on conflict on constraint lead_timers_pkey do update
  set
    stage = excluded.stage,
    stage_visit = excluded.stage_visit,
    name = excluded.name,
    counted_since = excluded.counted_since,
    due_at = excluded.due_at,
    remaining = excluded.remaining,
    fired = '{}',
    moved_at = null,
    armed_at = pipeline.now(),
    previous = case when timers.stage_visit < excluded.stage_visit then to_jsonb(timers) - 'previous' else timers.previous end;
  get diagnostics armed_leads = row_count;

  if armed_leads < cardinality(lead_ids) then
    with ended as (
      delete from pipeline.lead_timers as timers
      using unnest(lead_ids) as lead (id)
      where timers.vendor_lead_id = lead.id
        and not exists (select from pipeline_private.wanted_timers as wanted where wanted.vendor_lead_id = lead.id)
      returning timers.*
    )
    insert into pipeline_private.last_timers (vendor_lead_id, timer)
    select ended.vendor_lead_id, to_jsonb(ended) - 'previous' from ended
    on conflict (vendor_lead_id) do update set timer = excluded.timer;
  end if;
end
$$;

comment on function pipeline_private.arm_timers is
  'Sets the timer of each lead to what its turn wants now; removes it where nothing is wanted.';
