create or replace function pipeline_private.give_back_agent_run(run_id uuid, token uuid)
  returns boolean
  language sql
  security definer
as $$
  with given_back as (
    update pipeline.agent_runs as runs
    set status = 'queued', run_token = null, next_attempt_at = pipeline.now()
    where runs.id = run_id and runs.status = 'running' and runs.run_token = token
    returning runs.id
  )
  select exists (select from given_back)
$$;

comment on function pipeline_private.give_back_agent_run is
  'A worker that is shutting down, or had no database in time, returns an attempt it cannot finish; it does not count as a failure. False when the attempt was no longer its own.';

grant execute on function pipeline_private.give_back_agent_run to pipeline_worker;
