create or replace function pipeline_private.start_due_schedules()
  returns integer
  language plpgsql
  security definer
as $$
declare
  started integer;
begin
  perform pipeline_private.act_as('worker', 'schedules');
  insert into pipeline.schedule_runs (schedule, slot, due_at)
  select schedules.schedule, latest.slot, pipeline.now()
  from pipeline.schedules as schedules
  cross join pipeline.settings
  cross join lateral (select pipeline_private.latest_slot(schedules, pipeline.now(), settings.time_zone)) as latest (slot)
  where schedules.enabled and latest.slot > schedules.since
    -- What is late goes on with the next time, once.
    and not exists (
      select from pipeline.schedule_runs as runs where runs.schedule = schedules.schedule and runs.finished_at is null and runs.slot is not null
    )
    and not exists (
      select from pipeline.schedule_runs as runs where runs.schedule = schedules.schedule and runs.slot >= latest.slot
    )
  -- Those that others wait for go first.
  order by schedules.waits_for is not null, schedules.schedule
  on conflict on constraint one_run_for_each_time do nothing;
  get diagnostics started = row_count;

  -- Its job is gone, and with it whoever did it.
  update pipeline.schedule_runs as runs
  set started_at = null, job_id = null, booked_at = null
  where runs.finished_at is null and runs.started_at < pipeline_private.later(pipeline.now(), interval '-1 minute')
    and not exists (
      select
      from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      where tasks.identifier = 'run_schedule' and jobs.id = runs.job_id
    );
  return started;
end
$$;

comment on function pipeline_private.start_due_schedules is
  'Has workers do what is due by the clock: of each schedule the latest time that has come, unless the one before is not over yet. Returns how many it started. Whoever asks more often starts nothing twice.';

grant execute on function pipeline_private.start_due_schedules to pipeline_worker;
