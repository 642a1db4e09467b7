create or replace function pipeline_private.report_stuck_jobs()
  returns integer
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.act_as('worker', 'queue');
  return pipeline_private.give_up_dead_jobs() + pipeline_private.report_unknown_tasks() + pipeline_private.report_failing_jobs();
end
$$;

comment on function pipeline_private.report_stuck_jobs is
  'Finds jobs that will not be done without help: dead ones (a person is asked, and they leave the queue), ones that no worker at work can do, and ones that fail again and again (alerts). Reads the whole queue. Returns how many matters there are.';

grant execute on function pipeline_private.report_stuck_jobs to pipeline_worker;

create or replace function pipeline_private.give_up_dead_jobs()
  returns integer
  language plpgsql
  security definer
as $$
declare
  job record;
  lead_id uuid;
  given_up integer := 0;
begin
  for job in
    select known.id, known.task, gone.payload::jsonb as payload, coalesce(nullif(left(gone.last_error, 300), ''), 'no error was recorded') as why
    from (
      select jobs.id, jobs.task_identifier as task
      from graphile_worker.jobs as jobs
      where jobs.attempts >= jobs.max_attempts and jobs.locked_at is null
      order by jobs.id
      limit 100
    ) as known
    -- Gives nothing for a job that somebody else is giving up at this moment.
    cross join lateral graphile_worker.complete_jobs(array[known.id]) as gone
  loop
    lead_id := pipeline_private.give_up_job(job.id, job.task, job.payload, job.why);
    perform pipeline_private.raise_alert(
      'STUCK_JOB', format('job:%s', job.id), format('Job %s (%s) was given up: %s', job.id, job.task, job.why), lead_id
    );
    given_up := given_up + 1;
  end loop;
  return given_up;
end
$$;

create or replace function pipeline_private.report_unknown_tasks()
  returns integer
  language plpgsql
  security definer
as $$
declare
  unknown text[] := array(
    select distinct jobs.task_identifier
    from graphile_worker.jobs as jobs
    where jobs.locked_at is null
      and jobs.attempts < jobs.max_attempts
      and jobs.run_at < clock_timestamp() - interval '1 minute'
      and not exists (select from pipeline_private.workers as workers where jobs.task_identifier = any (workers.tasks))
      and exists (select from pipeline_private.workers)
  );
begin
  perform pipeline_private.raise_alert('STUCK_JOB', 'task:' || task, format('No worker knows what to do with jobs of the task %s', task))
  from unnest(unknown) as task;

  update pipeline.alerts as alerts
  set resolved_at = pipeline.now()
  where alerts.type = 'STUCK_JOB' and alerts.resolved_at is null
    and alerts.scope like 'task:%' and substr(alerts.scope, 6) <> all (unknown);
  return cardinality(unknown);
end
$$;

comment on function pipeline_private.report_unknown_tasks is
  'Raises STUCK_JOB for each task whose due jobs no worker at work can do: they wait for one that can. Over when they do not wait any more. Returns how many tasks.';

create or replace function pipeline_private.report_failing_jobs()
  returns integer
  language plpgsql
  security definer
as $$
declare
  failing record;
  tasks text[] := '{}';
begin
  for failing in
    select jobs.task_identifier as task, count(*) as jobs, max(left(jobs.last_error, 300)) as error
    from graphile_worker.jobs as jobs
    where jobs.attempts >= 4 and jobs.attempts < jobs.max_attempts and jobs.last_error is not null
    group by jobs.task_identifier
  loop
    perform pipeline_private.raise_alert(
      'FAILING_JOBS', 'task:' || failing.task, format('%s jobs of the task %s fail again and again: %s', failing.jobs, failing.task, failing.error)
    );
    tasks := tasks || failing.task;
  end loop;

  update pipeline.alerts as alerts
  set resolved_at = pipeline.now()
  where alerts.type = 'FAILING_JOBS' and alerts.resolved_at is null and substr(alerts.scope, 6) <> all (tasks);
  return cardinality(tasks);
end
$$;

comment on function pipeline_private.report_failing_jobs is
  'Raises FAILING_JOBS for each task with jobs that failed four times and will be tried again. Over when there are none. Returns how many tasks.';
