create or replace function pipeline_private.wake_due_work(overdue_by interval default '0 seconds')
  returns integer
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  due graphile_worker.job_spec[];
  late_by interval := coalesce(overdue_by, '0 seconds');
  -- Overdue in real time: a clock that has just jumped has left nobody waiting.
  overdue_since timestamptz := pipeline_private.business_time(pipeline_private.later(now(), - late_by));
begin
  select array_agg(pipeline_private.job(work.task, work.payload) order by work.due_at)
  into due
  from pipeline_private.open_work as work
  where work.state = 'waiting' and work.due_at <= overdue_since
    or work.state = 'under way' and work.retake_at <= now();

  -- The queue is only behind: what waits there needs no second job.
  if due is not null and late_by > interval '0' and exists (
    select
    from graphile_worker.jobs as jobs
    where jobs.locked_at is null
      and jobs.run_at <= pipeline_private.later(now(), - late_by)
      and jobs.attempts < jobs.max_attempts
      and jobs.task_identifier in ('lead_timer', 'run_agent', 'send_message')
  ) then
    return 0;
  end if;

  perform pipeline_private.enqueue(due);
  return coalesce(cardinality(due), 0);
end
$$;

comment on function pipeline_private.wake_due_work(interval) is
  'Adds a job for every timer, run and text that has been due for longer than this in real time, and for those whose attempt outlived its lease. Returns how many; none while the queue itself is that far behind. Jobs too many do nothing: they look at the row first.';

grant execute on function pipeline_private.wake_due_work(interval) to pipeline_worker;
