create or replace function pipeline_private.narrow_failures()
  returns setof pipeline_private.finding
  language sql
  stable
  rows 5
  set jit = off
as $$
  select
    'opportunity', 'narrow_failure', 45, missed.id, 'DEAD_LEAD', null, null::integer, missed.would_pass_at, missed.asking_price,
    ((missed.asking_price - missed.would_pass_at) / missed.asking_price)::double precision, null::double precision, null::double precision,
    missed.stage_entered_at, null::date
  from (
    select
      leads.id, leads.asking_price, leads.stage_entered_at, settings.near_miss_share,
      -- As the deal validator has it: a discount from the value, and so much above the ceiling at most. Whole 500 pounds.
      floor(least(
        leads.estimated_market_value * (100 - coalesce((agents.config ->> 'minBmvPct')::numeric, 0)) / 100,
        (verdict.basis ->> 'ceiling')::numeric * (100 + coalesce((agents.config ->> 'maxAskingOverCeilingPct')::numeric, 15)) / 100
      ) / 500) * 500 as would_pass_at
    from pipeline.settings
    join pipeline.agents as agents on agents.agent = 'deal_validator'
    join pipeline.vendor_leads as leads
      on leads.pipeline_stage = 'DEAD_LEAD' and leads.stage_entered_at > pipeline_private.later(pipeline.now(), '-30 days')
    cross join lateral (
      select runs.result -> 'basis' as basis
      from pipeline.agent_runs as runs
      where runs.vendor_lead_id = leads.id and runs.agent = 'deal_validator' and runs.outcome = 'reject'
      order by runs.created_at desc
      limit 1
    ) as verdict
    where leads.previous_stage = 'DEAL_VALIDATION' and leads.validation_passed = false and leads.opted_out_at is null
      and leads.asking_price is not null and leads.estimated_market_value is not null
  ) as missed
  where missed.would_pass_at < missed.asking_price and missed.would_pass_at >= missed.asking_price * (1 - missed.near_miss_share)
  order by 10, missed.stage_entered_at desc, missed.id
  limit 5
$$;

comment on function pipeline_private.narrow_failures is
  'Leads of the last 30 days that the deal validator refused for an asking price not more than settings.near_miss_share too high, and at which price they would have passed.';

create or replace function pipeline_private.counters_within_reach()
  returns setof pipeline_private.finding
  language sql
  stable
  rows 5
  set jit = off
as $$
  select
    'opportunity', case when offers.counter_amount <= offers.ceiling then 'counter_within_ceiling' else 'counter_near_ceiling' end,
    case when offers.counter_amount <= offers.ceiling then 68 else 48 end, leads.id, leads.pipeline_stage, null, null::integer,
    offers.counter_amount, offers.ceiling,
    ((offers.counter_amount - offers.ceiling) / offers.ceiling)::double precision, null::double precision, null::double precision,
    coalesce(offers.closed_at, offers.created_at), null::date
  from pipeline.settings
  join pipeline.offers as offers
    on offers.created_at > pipeline_private.later(pipeline.now(), '-30 days') and offers.status <> 'accepted'
    and offers.counter_amount <= offers.ceiling * (1 + settings.near_miss_share)
  join pipeline.vendor_leads as leads on leads.id = offers.vendor_lead_id
  left join pipeline.stages as stages on stages.stage = leads.pipeline_stage
  where leads.opted_out_at is null and stages.owner <> 'person' and leads.pipeline_stage <> 'COMPLETED'
    and not exists (select from pipeline.offers as later where later.vendor_lead_id = offers.vendor_lead_id and later.round > offers.round)
  order by 10, offers.created_at desc, leads.id
  limit 5
$$;

comment on function pipeline_private.counters_within_reach is
  'Leads whose last offer of the last 30 days was answered with a figure at most settings.near_miss_share above its ceiling, and that have not agreed since.';

create or replace function pipeline_private.silent_bargains()
  returns setof pipeline_private.finding
  language sql
  stable
  rows 5
  set jit = off
as $$
  select
    'opportunity', 'silent_bargain', 40, leads.id, leads.pipeline_stage, null, null::integer, leads.asking_price, leads.estimated_market_value,
    (leads.bmv_score / 100)::double precision, null::double precision,
    extract(epoch from pipeline.now() - leads.last_inbound_at)::double precision / 3600, leads.last_inbound_at, null::date
  from pipeline.stages as stages
  join pipeline.vendor_leads as leads
    on leads.pipeline_stage = stages.stage and leads.stage_entered_at > pipeline_private.later(pipeline.now(), '-30 days')
  where (stages.retry_no is not null or stages.stage = 'DEAD_LEAD' and leads.previous_stage in (select asked.stage from pipeline.stages as asked where asked.retry_no is not null))
    and leads.bmv_score >= 20 and leads.last_inbound_at is not null and leads.opted_out_at is null and leads.offer_rejected_at is null
    and leads.held_at is null
  order by leads.bmv_score desc, leads.last_inbound_at desc, leads.id
  limit 5
$$;

comment on function pipeline_private.silent_bargains is
  'Vendors who wrote once, ask for a fifth less than the value or better, and have answered no reminder: those of the last 30 days, the lowest price first.';
