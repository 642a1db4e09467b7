create or replace view pipeline_private.work_due as
  select 'timer' as kind, timers.vendor_lead_id, timers.stage, timers.due_at, format('step %s', timers.step) as detail
  from pipeline.lead_timers as timers
  where timers.due_at <= pipeline.now()
  union all
  select 'run', runs.vendor_lead_id, runs.stage, runs.next_attempt_at, format('%s %s, attempt %s', runs.agent, runs.status, runs.attempt)
  from pipeline.agent_runs as runs
  join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
  where runs.status = 'running'
    or runs.status = 'queued' and runs.next_attempt_at <= pipeline.now() and pipeline_private.may_run(leads, runs)
  union all
  select 'text', messages.vendor_lead_id, messages.stage, messages.not_before, format('%s %s', messages.purpose, messages.status)
  from pipeline.lead_messages as messages
  join pipeline.vendor_leads as leads on leads.id = messages.vendor_lead_id
  where messages.status = 'sending'
    or messages.status = 'queued' and messages.not_before <= pipeline.now() and not pipeline_private.is_frozen(leads, messages);

comment on view pipeline_private.work_due is 'What the pipeline should be doing now: timers that are due, runs and texts due or under way. Held leads have none.';

create or replace function pipeline_private.due_work()
  returns bigint
  language sql
  stable
  security definer
  set search_path = ''
as $$
  select count(*) from pipeline_private.work_due
$$;

comment on function pipeline_private.due_work() is 'How much the pipeline has to do at this moment of its clock; 0 is quiet.';

grant select on pipeline_private.work_due to pipeline_viewer;
grant execute on function pipeline_private.due_work() to pipeline_viewer, pipeline_worker;
