create or replace function pipeline_private.report_stuck_jobs()
  returns integer
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.act_as('worker', 'queue');
  return pipeline_private.give_up_dead_jobs() + pipeline_private.tell_of_tasks('STUCK_JOB', (
    select jsonb_object_agg(jobs.task_identifier, format('No worker knows what to do with jobs of the task %s', jobs.task_identifier))
    from graphile_worker.jobs as jobs
    where jobs.locked_at is null
      and jobs.attempts < jobs.max_attempts
      and jobs.run_at < clock_timestamp() - interval '1 minute'
      and not exists (select from pipeline_private.workers as workers where jobs.task_identifier = any (workers.tasks))
      and exists (select from pipeline_private.workers)
  )) + pipeline_private.tell_of_tasks('FAILING_JOBS', (
    select jsonb_object_agg(failing.task, format('%s jobs of the task %s fail again and again: %s', failing.jobs, failing.task, failing.error))
    from (
      select jobs.task_identifier as task, count(*) as jobs, max(left(jobs.last_error, 300)) as error
      from graphile_worker.jobs as jobs
      where jobs.attempts >= 4 and jobs.attempts < jobs.max_attempts and jobs.last_error is not null
      group by jobs.task_identifier
    ) as failing
  ));
end
$$;

comment on function pipeline_private.report_stuck_jobs is
  'Finds jobs that will not be done without help: dead ones (a person is asked, and they leave the queue), ones that no worker at work can do, and ones that fail again and again (alerts). Reads the whole queue. Returns how many matters there are.';

grant execute on function pipeline_private.report_stuck_jobs to pipeline_worker;

create or replace function pipeline_private.give_up_dead_jobs()
  returns integer
  language plpgsql
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

create or replace function pipeline_private.tell_of_tasks(alert_type text, troubled jsonb)
  returns integer
  language plpgsql
as $$
declare
  known jsonb := coalesce(troubled, '{}');
begin
  perform pipeline_private.raise_alert(alert_type, 'task:' || told.task, told.message)
  from jsonb_each_text(known) as told (task, message);

  update pipeline.alerts as alerts
  set resolved_at = pipeline.now()
  where alerts.type = alert_type and alerts.resolved_at is null
    and alerts.scope like 'task:%' and not known ? substr(alerts.scope, 6);
  return (select count(*) from jsonb_object_keys(known));
end
$$;

comment on function pipeline_private.tell_of_tasks is
  'Raises an alert for each of these tasks, with what is said of it, and ends those about others. Returns how many tasks.';
