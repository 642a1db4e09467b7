create or replace function pipeline_private.wake_due_work(overdue_by interval default '0 seconds')
  returns integer
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  due graphile_worker.job_spec[];
  -- Overdue in real time: a clock that has just jumped has left nobody waiting.
  overdue_since timestamptz := pipeline_private.business_time(now() - overdue_by);
begin
  select array_agg(job order by due_at)
  into due
  from (
    select pipeline_private.job('lead_timer', jsonb_build_object('lead', vendor_lead_id)) as job, timers.due_at
    from pipeline.lead_timers as timers
    where timers.due_at <= overdue_since
    union all
    select pipeline_private.job('run_agent', jsonb_build_object('run', runs.id, 'attempt', runs.attempt)), runs.next_attempt_at
    from pipeline.agent_runs as runs
    join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
    where runs.status = 'queued' and runs.next_attempt_at <= overdue_since and pipeline_private.may_run(leads, runs)
    union all
    select pipeline_private.job('run_agent', jsonb_build_object('run', runs.id, 'attempt', runs.attempt)), runs.lease_until
    from pipeline.agent_runs as runs
    join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
    where runs.status = 'running' and runs.lease_until <= now() and pipeline_private.may_run(leads, runs)
    union all
    select pipeline_private.job('send_message', jsonb_build_object('message', messages.id)), messages.not_before
    from pipeline.lead_messages as messages
    join pipeline.vendor_leads as leads on leads.id = messages.vendor_lead_id
    where messages.status = 'queued' and messages.not_before <= overdue_since and not pipeline_private.is_frozen(leads, messages)
    union all
    select pipeline_private.job('send_message', jsonb_build_object('message', messages.id)), messages.lease_until
    from pipeline.lead_messages as messages
    where messages.status = 'sending' and messages.lease_until <= now()
  ) as work;

  -- The queue is only behind: what waits there needs no second job.
  if due is not null and overdue_by > interval '0' and exists (
    select
    from graphile_worker.jobs as jobs
    where jobs.locked_at is null
      and jobs.run_at <= now() - overdue_by
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
