create or replace function pipeline_private.await_callback(run_id uuid, token uuid)
  returns boolean
  language sql
  security definer
as $$
  with waiting as (
    update pipeline.agent_runs as runs
    set job_id = null, lease_until = pipeline_private.later(now(), agents.deadline)
    from pipeline.agents as agents
    where runs.id = run_id
      and runs.status = 'running'
      and runs.run_token = token
      and agents.agent = runs.agent
    returning runs.id
  )
  select exists (select from waiting)
$$;

comment on function pipeline_private.await_callback is
  'The agent took the request and will answer at the callback: the attempt stays open for the agent''s deadline from now, and a job looks at it then. False when it is settled or no longer wanted already.';

grant execute on function pipeline_private.await_callback to pipeline_worker;
