create or replace function pipeline_private.wake_due_work(overdue_by interval default '0 seconds')
  returns integer
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  due graphile_worker.job_spec[];
begin
  select array_agg(job order by due_at)
  into due
  from (
    select pipeline_private.job('lead_timer', jsonb_build_object('lead', vendor_lead_id)) as job, timers.due_at
    from pipeline.lead_timers as timers
    where timers.due_at <= pipeline.now() - overdue_by
    union all
    select pipeline_private.job('run_agent', jsonb_build_object('run', runs.id, 'attempt', runs.attempt)), runs.next_attempt_at
    from pipeline.agent_runs as runs
    join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
    where runs.status = 'queued' and runs.next_attempt_at <= pipeline.now() - overdue_by and leads.held_at is null
    union all
    select pipeline_private.job('run_agent', jsonb_build_object('run', runs.id, 'attempt', runs.attempt)), runs.lease_until
    from pipeline.agent_runs as runs
    join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
    where runs.status = 'running' and runs.lease_until <= now() - overdue_by and leads.held_at is null
    union all
    select pipeline_private.job('send_message', jsonb_build_object('message', messages.id)), messages.not_before
    from pipeline.lead_messages as messages
    join pipeline.vendor_leads as leads on leads.id = messages.vendor_lead_id
    where messages.status = 'queued' and messages.not_before <= pipeline.now() - overdue_by and leads.held_at is null
  ) as work;

  perform pipeline_private.enqueue(due);
  return coalesce(cardinality(due), 0);
end
$$;

comment on function pipeline_private.wake_due_work(interval) is
  'Adds a job for every timer, run and text that has been due for longer than this. Returns how many. Jobs too many do nothing: they look at the row first.';

grant execute on function pipeline_private.wake_due_work(interval) to pipeline_worker;
