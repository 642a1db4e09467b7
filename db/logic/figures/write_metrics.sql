create or replace function pipeline_private.metrics_of_day(of_day date, is_now boolean)
  returns pipeline.pipeline_metrics
  language sql
  stable
as $$
  with standing as (
    select
      sum(coalesce(known.leads, 0)) as leads, sum(coalesce(known.leads, 0)) filter (where not stages.is_terminal) as active,
      sum(coalesce(known.leads, 0)) filter (where stages.stage = 'COMPLETED') as completed,
      sum(coalesce(known.leads, 0)) filter (where stages.stage = 'DEAD_LEAD') as dead,
      jsonb_object_agg(stages.stage, coalesce(known.leads, 0)) as by_stage,
      sum(coalesce(known.value, 0) * stages.probability) filter (where not stages.is_terminal) as expected_value,
      sum(coalesce(known.value, 0)) filter (where not stages.is_terminal) as value
    from pipeline.stages as stages
    left join pipeline_private.present_standings() as known on known.stage = stages.stage
    where is_now
  ),
  mature as (
    select jsonb_object_agg(rates.name, share.value) as rates
    from pipeline.settings
    cross join lateral (
      select
        (pipeline_private.later((of_day + 1)::timestamp at time zone settings.time_zone, - coalesce(settings.cohort_matures_after, '0'))
          at time zone settings.time_zone)::date
    ) as oldest (day)
    cross join unnest(array['conversation', 'validation', 'offer', 'acceptance', 'completion', 'overall']) as rates (name)
    left join lateral pipeline.figure_values(rates.name || '_rate', '-infinity', oldest.day) as share on share.scope = ''
  ),
  stays as (
    select jsonb_object_agg(stages.stage, round(durations.value::numeric, 2)) as hours
    from pipeline.stages as stages
    left join pipeline.figure_values('hours_in_stage', of_day - 89, of_day) as durations on durations.scope = stages.stage
    where not stages.is_terminal
  ),
  day as (
    select
      coalesce(max(counts.value) filter (where counts.figure = 'new_leads'), 0) as new_leads,
      coalesce(max(counts.value) filter (where counts.figure = 'offers_made'), 0) as offers,
      coalesce(max(counts.value) filter (where counts.figure = 'offers_accepted'), 0) as acceptances
    from unnest(array['new_leads', 'offers_made', 'offers_accepted']) as wanted (figure)
    cross join lateral pipeline.figure_values(wanted.figure, of_day, of_day) as counts
    where counts.scope = ''
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
  'The row of pipeline_metrics for a day, of the figures of that day. What stands where is known for now alone: null when the day is another.';

create or replace function pipeline.metrics_now()
  returns pipeline.pipeline_metrics
  language sql
  stable
  security definer
as $$
  select pipeline_private.metrics_of_day(pipeline_private.today(), true)
$$;

comment on function pipeline.metrics_now is 'The figures of today as they are now: what the day''s row of pipeline_metrics will be.';

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
  'Writes the figures of today, and makes those of the days since the last row final; of days on which nobody was at work, what happened on them. Returns how many rows it wrote. Write the figures before.';

grant execute on function pipeline.metrics_now to pipeline_viewer;
grant execute on function pipeline_private.write_metrics to pipeline_worker;
