create or replace function pipeline_private.report_stuck_jobs()
  returns integer
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  stuck record;
  reported integer := 0;
begin
  for stuck in
    select
      jobs.id,
      case
        when jobs.attempts >= jobs.max_attempts then format('Job %s (%s) has used up its attempts', jobs.id, jobs.task_identifier)
        else format('No worker knows what to do with jobs of the task %s', jobs.task_identifier)
      end as says,
      case when jobs.attempts >= jobs.max_attempts then 'job:' || jobs.id else 'task:' || jobs.task_identifier end as scope
    from graphile_worker.jobs as jobs
    where jobs.locked_at is null
      and (
        jobs.attempts >= jobs.max_attempts
        or jobs.run_at < now() - interval '1 minute'
          and not exists (
            select from pipeline_private.workers as workers where jobs.task_identifier = any (workers.tasks)
          )
          and exists (select from pipeline_private.workers)
      )
    order by jobs.id
    limit 1000
  loop
    continue when exists (
      select from pipeline.alerts as alerts
      where alerts.type = 'STUCK_JOB' and alerts.scope = stuck.scope and alerts.resolved_at is null
    );
    perform pipeline_private.open_review_item(null, 'stuck_job', stuck.says);
    perform pipeline_private.raise_alert('STUCK_JOB', stuck.scope, stuck.says);
    reported := reported + 1;
  end loop;
  return reported;
end
$$;

comment on function pipeline_private.report_stuck_jobs() is
  'Asks a person, once each, about jobs that have used up their attempts and about tasks that no worker at work can do. Reads the whole queue; for the reconciler. Returns how many were new.';

grant execute on function pipeline_private.report_stuck_jobs() to pipeline_worker;
