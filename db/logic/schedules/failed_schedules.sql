-- By the real clock, which a job's lock is of: what takes hours is a backup, or a disk or a line that does not answer.
create or replace view pipeline_private.hanging_schedules as
  select runs.schedule, runs.id as run_id, jobs.locked_at, jobs.locked_by
  from pipeline.schedule_runs as runs
  join pipeline.schedules as schedules on schedules.schedule = runs.schedule
  join graphile_worker.jobs as jobs on jobs.id = runs.job_id
  where runs.started_at is not null and runs.finished_at is null
    and jobs.locked_at < pipeline_private.later(now(), - case when schedules.every is not null then interval '1 hour' else interval '12 hours' end);

comment on view pipeline_private.hanging_schedules is
  'What is done by the clock and has been under way for an hour, or for twelve where it comes by the day: its next times wait for it.';

create or replace view pipeline_private.failed_schedules as
  select
    schedules.schedule::text as scope, null::uuid as vendor_lead_id,
    case
      when hanging.run_id is not null then format('%s does not come to an end: end the worker that is at it, another begins anew', schedules.schedule)
      else format('%s failed: %s', schedules.schedule, latest.failed_because)
    end as message,
    jsonb_build_object('runId', coalesce(hanging.run_id, latest.id)) as detail
  from pipeline.schedules as schedules
  left join pipeline_private.hanging_schedules as hanging on hanging.schedule = schedules.schedule
  left join lateral (
    select runs.id, runs.failed_because
    from pipeline.schedule_runs as runs
    where runs.schedule = schedules.schedule and runs.finished_at is not null
    order by runs.created_at desc, runs.id desc
    limit 1
  ) as latest on true
  where hanging.run_id is not null or latest.failed_because is not null;

comment on view pipeline_private.failed_schedules is
  'What is done by the clock and failed the last time, as often as it was tried, or does not come to an end.';
