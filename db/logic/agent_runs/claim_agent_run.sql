create or replace function pipeline_private.claim_agent_run(run_id uuid, attempt integer, job_id bigint default null)
  returns table (run_token uuid, deadline_ms integer, transport text, endpoint text, input jsonb, shadows jsonb)
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  held record;
  lead pipeline.vendor_leads;
  run pipeline.agent_runs;
  agent pipeline.agents;
  is_own_job boolean;
begin
  perform pipeline_private.act_as('worker', 'run_agent');

  -- The lead first, as everybody locks it.
  select leads, runs into held
  from pipeline.vendor_leads as leads
  join pipeline.agent_runs as runs on runs.vendor_lead_id = leads.id
  where runs.id = run_id
  for no key update of leads
  for update of runs;
  lead := held.leads;
  run := held.runs;

  -- A job that took over from itself names the attempt it began with.
  is_own_job := run.status = 'running' and run.job_id = claim_agent_run.job_id;

  if pipeline_private.may_run(lead, run) is not true
    or run.attempt <> claim_agent_run.attempt and is_own_job is not true
  then
    return;
  end if;

  if run.status = 'queued' and run.next_attempt_at > pipeline.now() then
    update pipeline.agent_runs as runs set booked_at = null where runs.id = run.id and not pipeline_private.comes_later(runs.booked_at);
    return;
  end if;
  if run.status = 'running' and run.kept_answer is not null then
    perform pipeline_private.settle_kept_answer(run);
    return;
  end if;
  -- The same job again, or a lease that ran out: the attempt before this one died with its worker.
  if run.status = 'running' then
    if is_own_job is not true and run.lease_until > now() then
      return;
    end if;
    if run.job_id is null then
      perform pipeline_private.heed_failure(run, 'no answer came to the callback before the deadline', true, true);
      return;
    end if;
    if pipeline_private.count_failed_attempt(run, 'the worker died', true) = 'dead' then
      return;
    end if;
    run.attempt := run.attempt + 1;
  end if;

  if pipeline_private.is_stopped(pipeline_private.scopes_of(lead, run)) then
    perform pipeline_private.keep_back(run);
    return;
  end if;
  select * into agent from pipeline.agents as agents where agents.agent = run.agent;
  if not pipeline_private.may_try_agent(agent) then
    perform pipeline_private.wait_for_agent(run);
    return;
  end if;

  update pipeline.agent_runs as runs
  set
    status = 'running', attempt = run.attempt, run_token = gen_random_uuid(), job_id = claim_agent_run.job_id,
    started_at = pipeline.now(), lease_until = pipeline_private.later(now(), agent.deadline + interval '15 seconds'),
    read_text_no = (
      select messages.text_no
      from pipeline.lead_messages as messages
      where messages.vendor_lead_id = lead.id
      order by messages.text_no desc
      limit 1
    )
  where runs.id = run.id
  returning * into run;

  return query select
    run.run_token, (extract(epoch from agent.deadline) * 1000)::integer, agent.transport, agent.endpoint::text,
    pipeline_private.agent_input(run, lead), pipeline_private.shadows_of(run.agent);
end
$$;

comment on function pipeline_private.claim_agent_run is
  'Starts an attempt of a run and returns what the agent is given; the token must come back with the result. No row: the run is no longer wanted, is not due yet, is on hold or stopped, or somebody else has it; or its agent is down; or its answer had been kept, and is settled now.';

grant execute on function pipeline_private.claim_agent_run to pipeline_worker;
