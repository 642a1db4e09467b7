create or replace function pipeline_private.metrics_of_day(of_day date, is_now boolean)
  returns pipeline.pipeline_metrics
  language sql
  stable
as $$
  with standing as (
    select
      sum(figures.leads) as leads, sum(figures.leads) filter (where not stages.is_terminal) as active,
      sum(figures.leads) filter (where figures.stage = 'COMPLETED') as completed,
      sum(figures.leads) filter (where figures.stage = 'DEAD_LEAD') as dead,
      jsonb_object_agg(figures.stage, figures.leads) as by_stage,
      sum(figures.expected_value) as expected_value, sum(case when stages.is_terminal then 0 else figures.value end) as value
    from pipeline.stage_figures() as figures
    join pipeline.stages as stages on stages.stage = figures.stage
    where is_now
  ),
  mature as (
    select jsonb_build_object(
      'conversation', max(steps.share_of_previous) filter (where steps.stage = 'AI_CONVERSATION'),
      'validation', max(steps.share_of_previous) filter (where steps.stage = 'DEAL_VALIDATION'),
      'offer', max(steps.share_of_previous) filter (where steps.stage = 'OFFER_MADE'),
      'acceptance', max(steps.share_of_previous) filter (where steps.stage = 'OFFER_ACCEPTED'),
      'completion',
      max(steps.leads) filter (where steps.stage = 'COMPLETED')::double precision
        / nullif(max(steps.leads) filter (where steps.stage = 'OFFER_ACCEPTED'), 0),
      'overall', max(steps.share_of_all) filter (where steps.stage = 'COMPLETED')
    ) as rates
    from pipeline.settings
    cross join lateral (
      select
        (pipeline_private.later((of_day + 1)::timestamp at time zone settings.time_zone, - coalesce(settings.cohort_matures_after, '0'))
          at time zone settings.time_zone)::date
    ) as oldest (day)
    cross join lateral pipeline.funnel(created_to => oldest.day) as steps
  ),
  stays as (
    select jsonb_object_agg(durations.stage, round(durations.mean_hours::numeric, 2)) as hours
    from pipeline.time_in_stage(of_day - 89, of_day) as durations
  ),
  day as (
    select
      coalesce(sum(counts.events) filter (where counts.event_type = 'stage_change' and stages.is_initial), 0) as new_leads,
      coalesce(sum(counts.events) filter (where counts.event_type = 'offer_made'), 0) as offers,
      coalesce(sum(counts.events) filter (where counts.event_type = 'stage_change' and counts.to_stage = 'OFFER_ACCEPTED'), 0) as acceptances
    from pipeline.event_counts(of_day, of_day) as counts
    left join pipeline.stages as stages on stages.stage = counts.to_stage
  )
  select
    of_day, standing.leads::integer, day.new_leads::integer, standing.active::integer, standing.completed::integer, standing.dead::integer,
    day.offers::integer, day.acceptances::integer, standing.by_stage, mature.rates, stays.hours, standing.expected_value, standing.value,
    pipeline.now()
  from standing
  cross join mature
  cross join stays
  cross join day
$$;

comment on function pipeline_private.metrics_of_day is
  'The row of pipeline_metrics for a day, from what has been added up so far. What stands where is known for now alone: null when the day is another.';

create or replace function pipeline.metrics_now()
  returns pipeline.pipeline_metrics
  language sql
  stable
  security definer
as $$
  select pipeline_private.metrics_of_day(pipeline_private.today(), true)
$$;

comment on function pipeline.metrics_now is 'The figures of today as they are now, up to figuresAsOf: what the day''s row of pipeline_metrics will be.';

create or replace function pipeline_private.write_metrics()
  returns integer
  language plpgsql
  security definer
as $$
declare
  today date := pipeline_private.today();
  latest date := (select max(metrics.metric_date) from pipeline.pipeline_metrics as metrics);
  written integer := 0;
  day date;
begin
  -- What stood at the end of a day is what its last row says; what happened on it is complete only now.
  for day in select generate_series(latest, today - 1, interval '1 day')::date loop
    insert into pipeline.pipeline_metrics as known
    select (pipeline_private.metrics_of_day(day, false)).*
    on conflict on constraint pipeline_metrics_pkey do update
      set
        new_leads = excluded.new_leads, offers_made = excluded.offers_made, offers_accepted = excluded.offers_accepted,
        conversion_rates = excluded.conversion_rates, avg_time_in_stage = excluded.avg_time_in_stage, written_at = excluded.written_at;
    written := written + 1;
  end loop;

  insert into pipeline.pipeline_metrics as known
  select (pipeline_private.metrics_of_day(today, true)).*
  on conflict on constraint pipeline_metrics_pkey do update
    set
      total_leads = excluded.total_leads, new_leads = excluded.new_leads, active_leads = excluded.active_leads,
      completed_deals = excluded.completed_deals, dead_leads = excluded.dead_leads, offers_made = excluded.offers_made,
      offers_accepted = excluded.offers_accepted, by_stage = excluded.by_stage, conversion_rates = excluded.conversion_rates,
      avg_time_in_stage = excluded.avg_time_in_stage, pipeline_value = excluded.pipeline_value,
      unweighted_value = excluded.unweighted_value, written_at = excluded.written_at;
  return written + 1;
end
$$;

comment on function pipeline_private.write_metrics is
  'Writes the figures of today, and makes those of the days since the last row final; of days on which nobody was at work, what happened on them. Returns how many rows it wrote. Add up what has happened before.';

grant execute on function pipeline.metrics_now to pipeline_viewer;
grant execute on function pipeline_private.write_metrics to pipeline_worker;
