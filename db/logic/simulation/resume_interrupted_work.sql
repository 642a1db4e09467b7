create or replace function pipeline_private.resume_interrupted_work()
  returns integer
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  interrupted graphile_worker.job_spec[];
begin
  if not exists (select from pipeline_private.simulation) then
    return 0;
  end if;

  with lost as (
    update pipeline.agent_runs as runs
    set lease_until = pg_catalog.now()
    where runs.status = 'running'
    returning runs.id, runs.attempt
  ),
  half_sent as (
    update pipeline.lead_messages as messages
    set lease_until = pg_catalog.now()
    where messages.status = 'sending'
    returning messages.id
  ),
  work as (
    select pipeline_private.job('run_agent', jsonb_build_object('run', lost.id, 'attempt', lost.attempt)) as job
    from lost
    union all
    select pipeline_private.job('send_message', jsonb_build_object('message', half_sent.id))
    from half_sent
  )
  select array_agg(work.job) into interrupted from work;

  perform pipeline_private.enqueue(interrupted);
  -- A job that was only just handed out is locked too, while its row looks untouched.
  return coalesce(cardinality(interrupted), 0) + pipeline_private.wake_due_work();
end
$$;

comment on function pipeline_private.resume_interrupted_work() is
  'Takes up what a killed simulation was in the middle of, without waiting for the queue''s locks to expire. Returns for how many timers, runs and texts; does nothing where no simulation is.';

grant execute on function pipeline_private.resume_interrupted_work() to pipeline_admin;
