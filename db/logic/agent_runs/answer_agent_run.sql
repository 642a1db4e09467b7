create or replace function pipeline_private.answer_agent_run(run_id uuid, token uuid, result jsonb)
  returns text
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  run pipeline.agent_runs;
begin
  perform pipeline_private.lock_lead_of_run(run_id);

  select * into run from pipeline.agent_runs as runs where runs.id = run_id;
  if not found then
    return 'unknown';
  end if;
  if run.status = 'succeeded' and run.run_token = token and run.result = answer_agent_run.result then
    return 'repeated';
  end if;
  return pipeline_private.settle_agent_run(run_id, token, result);
end
$$;

comment on function pipeline_private.answer_agent_run is
  'An agent''s answer that came to the callback: what settle_agent_run() says of it, or repeated (the very answer the run was settled with; nothing is recorded) or unknown (there is no such run).';

grant execute on function pipeline_private.answer_agent_run to pipeline_server;
