create or replace function pipeline.schedule_states()
  returns setof pipeline.schedule_state
  language sql
  stable
  security definer
  rows 20
as $$
  select
    schedules.schedule, schedules.title, schedules.enabled,
    case
      when schedules.every = '1 hour' then 'every hour'
      when schedules.every = '1 minute' then 'every minute'
      when schedules.every is not null then format('every %s minutes', extract(epoch from schedules.every)::integer / 60)
      else format(
        '%s at %s',
        case
          when schedules.on_day is not null then to_char(date '2024-01-01' + schedules.on_day - 1, '"the "FMDDth" of the month"')
          when schedules.on_weekday is not null then to_char(date '2024-01-01' + schedules.on_weekday - 1, 'FMDay')
          else 'daily'
        end,
        (select string_agg(to_char(at_time, 'HH24:MI'), ' and ' order by at_time) from unnest(schedules.at_times) as at_time)
      )
    end,
    case when schedules.enabled then pipeline_private.next_slot(schedules, pipeline.now(), settings.time_zone) end,
    overlooked.slot, latest.id, latest.started_at, latest.finished_at, latest.asked_by, latest.found, latest.done, latest.says, latest.failed_because
  from pipeline.schedules as schedules
  cross join pipeline.settings
  left join pipeline_private.overlooked_schedules as overlooked on overlooked.schedule = schedules.schedule
  left join lateral (
    select runs.*
    from pipeline.schedule_runs as runs
    where runs.schedule = schedules.schedule
    order by runs.created_at desc, runs.id desc
    limit 1
  ) as latest on true
  order by schedules.every, schedules.at_times, schedules.title
$$;

comment on function pipeline.schedule_states is 'Everything that is done by the clock, when it comes next, and how it went the last time: what comes by an interval first, the most frequent of it, then what comes by the day.';

grant execute on function pipeline.schedule_states to pipeline_viewer;
