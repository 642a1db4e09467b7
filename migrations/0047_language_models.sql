-- Up Migration
-- A language model beside the rules of an agent: what it was asked and answered, a breaker for each provider, budgets; agents in
-- the shadow of another, and agents whose texts a person sends.
set local role pipeline_owner;

create domain pipeline.model_price as numeric constraint price_is_no_gain check (value >= 0);

create table pipeline_private.model_calls (
  id uuid primary key,
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  agent_run_id uuid not null references pipeline.agent_runs (id) on delete cascade,
  request_hash text not null,
  provider pipeline.provider_name not null,
  model text not null,
  prompt text not null,
  asked jsonb not null,
  input jsonb,
  began_at timestamptz not null,
  most_pence numeric not null,
  answer jsonb,
  input_tokens integer,
  output_tokens integer,

  constraint hash_is_a_digest check (request_hash ~ '^[0-9a-f]{64}$')
);

create unique index one_answer_for_a_request on pipeline_private.model_calls (vendor_lead_id, request_hash) where answer is not null;
create index model_calls_lead on pipeline_private.model_calls (vendor_lead_id);
create index model_calls_run on pipeline_private.model_calls (agent_run_id);

comment on table pipeline_private.model_calls is 'What a language model was asked for a run, and its whole answer, written before anything is made of it: whoever asks the same again is given the answer. The call itself is in pipeline.api_usage, under the same id.';

alter table pipeline.agents
  add column shadows text references pipeline.agents (agent) on update cascade on delete cascade,
  add column drafts_only boolean,
  add constraint nobody_shadows_itself check (shadows <> agent);
comment on column pipeline.agents.shadows is 'The agent in whose shadow it runs: it is asked what that one is asked, its answers are kept and compared, and nothing is ever done by them; null for an agent that works.';
comment on column pipeline.agents.drafts_only is 'Whether its texts wait as drafts for a person to send, who is asked each time; null means no. Texts of the rules leave as ever.';

create index agents_shadows on pipeline.agents (shadows);

create table pipeline_private.agent_proposals (
  agent_run_id uuid not null references pipeline.agent_runs (id) on delete cascade,
  agent text not null references pipeline.agents (agent) on update cascade on delete cascade,
  result jsonb,
  error text,
  answered_at timestamptz not null default pipeline.now(),

  primary key (agent_run_id, agent),
  constraint a_proposal_or_none check (num_nonnulls(result, error) = 1)
);

create index agent_proposals_agent on pipeline_private.agent_proposals (agent, answered_at);

comment on table pipeline_private.agent_proposals is 'What agents that run in the shadow of another would have answered in its place.';

-- Known to all workers. The lock of its row also keeps two calls from spending the same rest of a budget.
create table pipeline_private.model_providers (
  provider pipeline.provider_name primary key,
  failures integer not null default 0,
  down_until timestamptz,
  last_error text
);

comment on table pipeline_private.model_providers is 'A circuit breaker for each provider of language models: how often it failed since it last answered, and until when nobody asks it.';

alter table pipeline.settings
  add column model_input_price pipeline.model_price,
  add column model_output_price pipeline.model_price,
  add column model_budget_per_lead pipeline.model_price,
  add column model_budget_per_day pipeline.model_price;

comment on column pipeline.settings.model_input_price is 'What a million tokens that a language model reads cost, in pence; null where they cost nothing.';
comment on column pipeline.settings.model_output_price is 'What a million tokens that a language model writes cost, in pence; null where they cost nothing.';
comment on column pipeline.settings.model_budget_per_lead is 'What a language model may cost for one lead in all, in pence: then the rules alone go on; null for no limit.';
comment on column pipeline.settings.model_budget_per_day is 'What language models may cost in a day, in pence: then the rules alone go on; null for no limit.';

reset role;
