create or replace function pipeline_private.tg_agent_runs__enqueue()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform pipeline_private.enqueue(array_agg(pipeline_private.job(
    'run_agent', jsonb_build_object('run', queued.id, 'attempt', queued.attempt), pipeline_private.real_time(queued.next_attempt_at)
  )))
  from new_rows as written
  join pipeline.agent_runs as queued on queued.id = written.id
  join pipeline.vendor_leads as leads on leads.id = queued.vendor_lead_id
  where queued.status = 'queued'
    and pipeline_private.may_run(leads, queued)
    and pipeline_private.real_time(queued.next_attempt_at) is not null;

  return null;
end
$$;

-- A move adds the jobs of its own runs together with its other jobs.
create or replace trigger _600_enqueue
  after insert on pipeline.agent_runs
  referencing new table as new_rows
  for each statement
  when (current_setting('pipeline.books', true) is distinct from 'the visit')
  execute function pipeline_private.tg_agent_runs__enqueue();

comment on function pipeline_private.tg_agent_runs__enqueue() is 'Adds the job that starts each queued run; none for a held lead.';
