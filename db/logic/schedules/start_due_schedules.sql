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
  select due.schedule, due.slot, pipeline.now()
  from pipeline_private.due_schedules as due
  -- Those that others wait for go first.
  order by due.waits_for is not null, due.schedule
  on conflict on constraint one_run_for_each_time do nothing;
  get diagnostics started = row_count;

  -- Its job is gone, and with it whoever did it; or it was made while the clock was ahead, for a time that will not come for long.
  update pipeline.schedule_runs as runs
  set
    started_at = null, job_id = null, booked_at = null, created_at = least(runs.created_at, pipeline.now()),
    due_at = case when runs.created_at > pipeline.now() then pipeline.now() else runs.due_at end
  where runs.finished_at is null
    and (
      runs.started_at < pipeline_private.later(pipeline.now(), interval '-1 minute')
      or runs.created_at > pipeline_private.later(pipeline.now(), interval '1 minute')
    )
    and not exists (
      select
      from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      where tasks.identifier = 'run_schedule' and jobs.id = runs.job_id
    );

  -- The queue keeps the last minute for which a machine's clock gave a sign of life: of one that is ahead none could follow.
  delete from graphile_worker._private_known_crontabs as crontabs
  where crontabs.last_execution > pipeline_private.later(now(), interval '2 minutes');
  return started;
end
$$;

comment on function pipeline_private.start_due_schedules is
  'Has workers do what is due by the clock: of each schedule the latest time that has come, unless the one before is not over yet. Returns how many it started. Whoever asks more often starts nothing twice.';

grant execute on function pipeline_private.start_due_schedules to pipeline_worker;
