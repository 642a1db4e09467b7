create or replace function pipeline_private.fail_agent_run(
  run_id uuid,
  token uuid,
  error text,
  retryable boolean default true,
  not_there boolean default false,
  retry_after interval default null
)
  returns text
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  run pipeline.agent_runs;
begin
  perform pipeline_private.act_as('worker', 'run_agent');

  perform pipeline_private.lock_lead_of_run(run_id);

  select * into run from pipeline.agent_runs as runs where runs.id = run_id for update;
  if run.status is distinct from 'running' or run.run_token is distinct from token then
    return 'late';
  end if;

  return pipeline_private.heed_failure(run, fail_agent_run.error, coalesce(retryable, true), coalesce(not_there, false), retry_after);
end
$$;

comment on function pipeline_private.fail_agent_run is
  'An attempt failed. not_there: the agent was not there, or did not answer, whichever lead it was; retry_after: what it asked for. Returns retry (queued again after the agent''s backoff), waits (the agent is down for all, which counts for no lead), dead (attempts used up: a person is asked and an alert raised) or late (the attempt was no longer wanted).';

create or replace function pipeline_private.count_failed_attempt(
  run pipeline.agent_runs,
  error text,
  retryable boolean,
  retry_after interval default null
)
  returns text
  language plpgsql
as $$
declare
  agent pipeline.agents;
  again_at timestamptz;
begin
  select * into agent from pipeline.agents as agents where agents.agent = run.agent;

  update pipeline.vendor_leads as leads
  set agent_retry_count = leads.agent_retry_count + 1
  where leads.id = run.vendor_lead_id;

  perform pipeline_private.record_event(
    run.vendor_lead_id, 'agent_failed',
    jsonb_build_object('runId', run.id, 'agent', run.agent, 'attempt', run.attempt, 'error', error), stage_visit => run.stage_visit
  );

  if retryable and run.attempt < agent.max_attempts then
    again_at := pipeline_private.later(
      pipeline.now(), greatest(agent.backoff * 2 ^ (run.attempt - 1) * (1 + random() / 4), pipeline_private.asked_wait(retry_after))
    );
    update pipeline.agent_runs as runs
    set status = 'queued', attempt = runs.attempt + 1, next_attempt_at = again_at, run_token = null,
      error = count_failed_attempt.error, not_there = run.not_there
    where runs.id = run.id;
    return 'retry';
  end if;

  update pipeline.agent_runs as runs
  set status = 'dead', finished_at = pipeline.now(), run_token = null, error = count_failed_attempt.error, not_there = run.not_there
  where runs.id = run.id;
  perform pipeline_private.report_dead_run(run, error);
  return 'dead';
end
$$;

create or replace function pipeline_private.report_dead_run(run pipeline.agent_runs, error text)
  returns void
  language plpgsql
as $$
declare
  failure text := format('Agent %s failed after %s retries', run.agent, run.attempt - 1);
begin
  perform pipeline_private.open_review_item(
    run.vendor_lead_id, 'agent_failure',
    case when run.purpose = 'INITIAL_CONTACT' then 'Failed initial SMS: ' || failure else failure end,
    jsonb_build_object('agent', run.agent, 'purpose', run.purpose, 'attempts', run.attempt, 'error', error), run.id
  );
  perform pipeline_private.raise_alert(
    'AGENT_FAILURE', format('%s:%s', run.agent, run.vendor_lead_id), format('%s for lead %s', failure, run.vendor_lead_id),
    run.vendor_lead_id, jsonb_build_object('runId', run.id, 'error', error)
  );
end
$$;

grant execute on function pipeline_private.fail_agent_run to pipeline_worker;
