create or replace view pipeline_private.failed_schedules as
  select
    schedules.schedule::text as scope, null::uuid as vendor_lead_id,
    format('%s failed: %s', schedules.schedule, latest.failed_because) as message,
    jsonb_build_object('runId', latest.id) as detail
  from pipeline.schedules as schedules
  cross join lateral (
    select runs.id, runs.failed_because
    from pipeline.schedule_runs as runs
    where runs.schedule = schedules.schedule and runs.finished_at is not null
    order by runs.created_at desc, runs.id desc
    limit 1
  ) as latest
  where latest.failed_because is not null;

comment on view pipeline_private.failed_schedules is 'What is done by the clock and failed the last time, as often as it was tried.';
