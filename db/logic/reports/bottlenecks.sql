create or replace function pipeline_private.where_leads_are_lost(to_day date)
  returns setof pipeline_private.finding
  language sql
  stable
  rows 5
  set jit = off
as $$
  with left_stages as (
    select
      days.scope as stage, days.figure,
      sum(case days.figure when 'leads_dead' then days.amount else days.out_of end) filter (where days.day > to_day - 28) as leads,
      sum(case days.figure when 'leads_dead' then days.amount else days.out_of end) filter (where days.day <= to_day - 28) as before
    from pipeline.figure_days as days
    where days.figure in ('leads_dead', 'hours_in_stage') and days.scope <> '' and days.day > to_day - 56 and days.day <= to_day
    group by days.scope, days.figure
  )
  select
    'bottleneck', 'leads_lost', 10, null::uuid, stages.stage, null, lost.leads::integer, null::numeric, null::numeric, (lost.leads / went.leads)::double precision,
    (coalesce(lost.before, 0) / nullif(went.before, 0))::double precision, null::double precision, null::timestamptz, to_day - 27
  from left_stages as lost
  join left_stages as went on went.stage = lost.stage and went.figure = 'hours_in_stage'
  join pipeline.stages as stages on stages.stage = lost.stage
  where lost.figure = 'leads_dead' and lost.leads > 0 and went.leads > 0
  order by lost.leads desc, stages.position
  limit 3
$$;

comment on function pipeline_private.where_leads_are_lost is
  'The stages at which most leads were lost in four weeks: how many, and which share of those that left the stage; the share of the four weeks before beside it.';

create or replace function pipeline_private.where_leads_stand_long(to_day date)
  returns setof pipeline_private.finding
  language sql
  stable
  rows 5
  set jit = off
as $$
  with usual as (
    select buckets.stage, pipeline_private.bucket_amount(min(buckets.bucket) filter (where buckets.up_to >= 0.9 * buckets.cases)) as p90
    from (
      select
        spreads.scope as stage, spreads.bucket, sum(sum(spreads.cases)) over (partition by spreads.scope) as cases,
        sum(sum(spreads.cases)) over (partition by spreads.scope order by spreads.bucket) as up_to
      from pipeline_private.figure_spreads as spreads
      where spreads.figure = 'hours_in_stage' and spreads.scope <> '' and spreads.day > to_day - 90 and spreads.day <= to_day
      group by spreads.scope, spreads.bucket
    ) as buckets
    where buckets.cases >= 20
    group by buckets.stage
  )
  select
    'bottleneck', 'leads_stand', 30, null::uuid, stages.stage, null, standing.slow, null::numeric, null::numeric,
    standing.slow::double precision / standing.leads, null::double precision, usual.p90, null::timestamptz, null::date
  from usual
  join pipeline.stages as stages on stages.stage = usual.stage and not stages.is_terminal
  cross join lateral (
    select
      count(*)::integer as leads,
      (count(*) filter (where leads.stage_entered_at < since.at))::integer as slow
    from (select pipeline_private.later(pipeline.now(), - make_interval(secs => usual.p90 * 3600))) as since (at)
    join pipeline.vendor_leads as leads on true
    where leads.pipeline_stage = stages.stage
  ) as standing
  -- Of a young stage only the quick have left: how long nine of ten take nobody knows before it was watched for some times as long.
  where (
      select min(spreads.day) from pipeline_private.figure_spreads as spreads
      where spreads.figure = 'hours_in_stage' and spreads.scope = usual.stage
    ) <= to_day - greatest(7, ceil(usual.p90 / 8))::integer
    -- One in ten is usual.
    and standing.slow >= 3 and standing.slow > 0.2 * standing.leads
  order by standing.slow - 0.1 * standing.leads desc, stages.position
  limit 3
$$;

comment on function pipeline_private.where_leads_stand_long is
  'Stages at which more than a fifth of the leads have stood for longer than nine of ten stays take there: how many, and how long that is. Of a stage that was watched for less than a week, or for three times as long, nothing.';
