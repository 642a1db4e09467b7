create or replace function pipeline_private.shadows_of(of_agent text)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_agg(jsonb_build_object(
    'agent', agents.agent, 'transport', agents.transport, 'endpoint', agents.endpoint, 'config', agents.config,
    'deadlineMs', (extract(epoch from agents.deadline) * 1000)::integer
  ) order by agents.agent)
  from pipeline.agents
  where agents.shadows = of_agent
$$;

comment on function pipeline_private.shadows_of is 'Who runs in the shadow of an agent, and how they are called; null when nobody does.';

create or replace function pipeline_private.record_proposal(run_id uuid, of_agent text, result jsonb, error text)
  returns void
  language sql
  security definer
as $$
  insert into pipeline_private.agent_proposals (agent_run_id, agent, result, error)
  select runs.id, agents.agent, record_proposal.result, left(record_proposal.error, 500)
  from pipeline.agent_runs as runs
  cross join pipeline.agents
  where runs.id = run_id and agents.agent = of_agent and agents.shadows = runs.agent
  on conflict do nothing
$$;

comment on function pipeline_private.record_proposal is
  'Keeps what an agent in the shadow of another would have answered, or why it did not. Nothing follows from it.';

grant execute on function pipeline_private.record_proposal to pipeline_worker;

create or replace function pipeline_private.proposals_compared(of_agent text, most integer)
  returns table (vendor_lead_id uuid, vendor_name text, answered jsonb, proposed jsonb, error text)
  language sql
  stable
  security definer
  rows 200
as $$
  select leads.id, leads.vendor_name::text, runs.result, proposals.result, proposals.error
  from pipeline_private.agent_proposals as proposals
  join pipeline.agent_runs as runs on runs.id = proposals.agent_run_id
  join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
  where proposals.agent = of_agent and runs.result is not null
  order by proposals.answered_at desc, runs.id desc
  limit most
$$;

comment on function pipeline_private.proposals_compared is
  'What an agent answered, and what the one in its shadow would have, the latest first.';

create or replace function pipeline_private.asked_of_models(most integer)
  returns table (vendor_lead_id uuid, vendor_name text, input jsonb, answered jsonb)
  language sql
  stable
  security definer
  rows 200
as $$
  select leads.id, leads.vendor_name::text, calls.input, runs.result
  from pipeline_private.model_calls as calls
  join pipeline.agent_runs as runs on runs.id = calls.agent_run_id
  join pipeline.vendor_leads as leads on leads.id = calls.vendor_lead_id
  where calls.input is not null and runs.result is not null
    -- Those in the shadow of an agent are asked the same.
    and not exists (
      select
      from pipeline_private.model_calls as later
      where later.agent_run_id = calls.agent_run_id and later.input is not null
        and (later.began_at, later.id) > (calls.began_at, calls.id)
    )
  order by calls.began_at desc, calls.id
  limit most
$$;

comment on function pipeline_private.asked_of_models is
  'What agents were asked last where a language model read along, each run once, and what they answered.';

grant execute on function pipeline_private.proposals_compared, pipeline_private.asked_of_models to pipeline_admin;
