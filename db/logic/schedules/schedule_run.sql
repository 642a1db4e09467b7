create or replace function pipeline_private.begin_schedule_run(run_id uuid, job_id bigint)
  returns text
  language plpgsql
  security definer
as $$
declare
  run pipeline.schedule_runs;
begin
  -- Whoever begins another run of the same schedule waits here, and sees this one under way.
  perform
  from pipeline.schedules as schedules
  where schedules.schedule = (select runs.schedule from pipeline.schedule_runs as runs where runs.id = begin_schedule_run.run_id)
  for no key update;
  select * into run from pipeline.schedule_runs as runs where runs.id = begin_schedule_run.run_id;

  if run.id is null or run.finished_at is not null or run.due_at > pipeline.now()
    -- The same job comes again when whoever began it died.
    or run.started_at is not null and run.job_id is distinct from begin_schedule_run.job_id
  then
    return null;
  end if;
  if exists (
    select
    from pipeline.schedule_runs as others
    where others.schedule = run.schedule and others.id <> run.id and others.started_at is not null and others.finished_at is null
  )
  or run.created_at > pipeline_private.later(pipeline.now(), interval '-30 minutes') and exists (
    select
    from pipeline.schedules as schedules
    join pipeline.schedule_runs as before on before.schedule = schedules.waits_for and before.finished_at is null and before.id <> run.id
    where schedules.schedule = run.schedule
  ) then
    update pipeline.schedule_runs as runs
    set due_at = pipeline_private.later(pipeline.now(), interval '1 minute')
    where runs.id = run.id;
    return null;
  end if;
  update pipeline.schedule_runs as runs
  set started_at = pipeline.now(), tried = runs.tried + 1, job_id = begin_schedule_run.job_id
  where runs.id = run.id;
  return run.schedule;
end
$$;

comment on function pipeline_private.begin_schedule_run is
  'Begins a run by this job, and returns its schedule. Null when it is over, not due yet, or begun by another job; and when another run of the same schedule is under way, or one that it waits for is not over: then it is looked at again in a minute.';

create or replace function pipeline_private.finish_schedule_run(run_id uuid, found integer, done integer, says text, counts jsonb default null)
  returns void
  language sql
  security definer
as $$
  update pipeline.schedule_runs as runs
  set
    finished_at = pipeline.now(), due_at = null, job_id = null, found = finish_schedule_run.found, done = finish_schedule_run.done,
    counts = finish_schedule_run.counts, says = finish_schedule_run.says, failed_because = null
  where runs.id = finish_schedule_run.run_id and runs.finished_at is null
$$;

comment on function pipeline_private.finish_schedule_run is 'Writes down what it found and did. Does nothing to one that is over.';

create or replace function pipeline_private.fail_schedule_run(run_id uuid, why text)
  returns boolean
  language sql
  security definer
as $$
  update pipeline.schedule_runs as runs
  set
    failed_because = left(fail_schedule_run.why, 2000),
    finished_at = case when runs.tried >= schedules.tries then pipeline.now() end,
    started_at = case when runs.tried >= schedules.tries then runs.started_at end,
    job_id = null,
    due_at = case
      when runs.tried < schedules.tries
        then pipeline_private.later(pipeline.now(), interval '1 minute' * power(5, runs.tried - 1))
    end
  from pipeline.schedules as schedules
  where runs.id = fail_schedule_run.run_id and runs.finished_at is null and schedules.schedule = runs.schedule
  returning runs.finished_at is not null
$$;

comment on function pipeline_private.fail_schedule_run is
  'It failed: it is tried again after 1, 5, 25 … minutes, as often as its schedule says. Returns whether that was the last try; null for one that is over.';

grant execute on function
  pipeline_private.begin_schedule_run, pipeline_private.finish_schedule_run, pipeline_private.fail_schedule_run
  to pipeline_worker;
