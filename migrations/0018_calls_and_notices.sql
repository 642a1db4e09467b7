-- Up Migration
-- What we call outside, call by call.
set local role pipeline_owner;

create domain pipeline.provider_name as text constraint provider_is_a_name check (value ~ '^[a-z][a-z0-9_]*$');
create domain pipeline.call_outcome as text
  constraint outcome_of_call_is_known check (value in ('ok', 'refused', 'limited', 'failed', 'timed_out'));

-- Can be parted by months without being written anew: the key contains the time, and nothing refers to it. It refers to
-- nothing either: a call is written down while others have its lead locked.
create table pipeline.api_usage (
  id uuid not null,
  provider pipeline.provider_name not null,
  purpose text not null,
  agent text,
  vendor_lead_id uuid,
  began_at timestamptz not null,
  ms integer,
  outcome pipeline.call_outcome,
  code text,
  provider_call_id text,
  units numeric,
  pence numeric,

  primary key (id, began_at)
);

create index api_usage_began_at on pipeline.api_usage (began_at, provider);
create index api_usage_lead on pipeline.api_usage (vendor_lead_id, began_at);

comment on table pipeline.api_usage is 'Every call that we make outside: one row for each request, also when it failed. Nothing personal.';
comment on column pipeline.api_usage.id is 'Names the call.';
comment on column pipeline.api_usage.provider is 'Who is called: twilio, meta, slack, smtp, agent (one over HTTP), model.';
comment on column pipeline.api_usage.purpose is 'What for: send_text, find_text, VALIDATE, …';
comment on column pipeline.api_usage.agent is 'The agent that is called, or for which somebody else is; null when none is concerned.';
comment on column pipeline.api_usage.vendor_lead_id is 'The lead it is about; null when it is about none. No foreign key: it may be gone.';
comment on column pipeline.api_usage.began_at is 'When it began, by the business clock.';
comment on column pipeline.api_usage.ms is 'How long it took; null while it is under way, and for ever when its process died on the way.';
comment on column pipeline.api_usage.outcome is 'ok, refused (the provider will not do this), limited (too many calls), failed (an error of theirs, or they could not be reached), timed_out; null while it is under way, and for ever when its process died on the way.';
comment on column pipeline.api_usage.code is 'What the provider said in figures: an HTTP or SMTP status, or the name of what broke the line; null while it is under way.';
comment on column pipeline.api_usage.provider_call_id is 'What the provider calls it, or what came of it; null when it does not say.';
comment on column pipeline.api_usage.units is 'How much of what the provider counts it took: segments of a text, tokens of a model; null when nothing is counted.';
comment on column pipeline.api_usage.pence is 'What it cost, in pence; null when that is not known.';

grant select on pipeline.api_usage to pipeline_viewer, pipeline_worker;

-- A call for a text is for its lead.
alter type pipeline_private.claimed_message add attribute lead_id uuid;

reset role;
