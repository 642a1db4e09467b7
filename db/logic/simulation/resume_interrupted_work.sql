create or replace function pipeline_private.resume_interrupted_work()
  returns integer
  language plpgsql
  security definer
as $$
declare
  interrupted integer;
begin
  if not exists (select from pipeline_private.simulation) then
    return 0;
  end if;

  -- A job that was only just handed out is locked too, while its row looks untouched.
  with timers as (
    update pipeline.lead_timers as timers
    set booked_at = null
    from pipeline_private.work_due as work
    where work.task = 'lead_timer' and timers.vendor_lead_id = work.id
    returning 1
  ),
  runs as (
    update pipeline.agent_runs as runs
    set lease_until = case when runs.status = 'running' then pg_catalog.now() end, booked_at = null
    from pipeline_private.work_due as work
    where work.task = 'run_agent' and runs.id = work.id
    returning 1
  ),
  texts as (
    update pipeline.lead_messages as messages
    set lease_until = case when messages.status = 'sending' then pg_catalog.now() end, booked_at = null
    from pipeline_private.work_due as work
    where work.task = 'send_message' and messages.id = work.id
    returning 1
  )
  select (select count(*) from timers) + (select count(*) from runs) + (select count(*) from texts) into interrupted;
  return interrupted;
end
$$;

comment on function pipeline_private.resume_interrupted_work is
  'Takes up what a killed simulation was in the middle of, without waiting for the queue''s locks to expire. Returns for how many timers, runs and texts; does nothing where no simulation is.';

grant execute on function pipeline_private.resume_interrupted_work to pipeline_admin;
