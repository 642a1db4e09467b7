create or replace function pipeline.event_counts(from_day date default null, to_day date default null)
  returns setof pipeline.event_count
  language sql
  stable
  security definer
as $$
  select days.day, days.event_type, nullif(days.to_stage, ''), days.events::integer
  from pipeline_private.event_days as days
  cross join (select pipeline_private.today() as day) as today
  where days.day >= coalesce(from_day, today.day) and days.day <= coalesce(to_day, today.day)
  order by days.day, days.event_type, days.to_stage
$$;

comment on function pipeline.event_counts is
  'How many events of each kind there were on each day of a period, both days included; today without. New leads, offers, acceptances and texts of a day are among them.';

create or replace function pipeline.figures_as_of()
  returns timestamptz
  language sql
  stable
  security definer
as $$
  select mark.complete_until from pipeline_private.figures_mark as mark
$$;

comment on function pipeline.figures_as_of is
  'Up to when stageFigures, funnel, timeInStage and eventCounts are complete; null before they were first added up. A question for them adds up what is left, unless that was done within two seconds, and the worker does every quarter of an hour; a long transaction of somebody else may hold back what came after it began.';

grant execute on function pipeline.event_counts, pipeline.figures_as_of to pipeline_viewer, pipeline_worker;
