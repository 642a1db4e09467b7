-- Up Migration
-- A language model beside the rules of an agent: what it was asked and answered, a breaker for each provider; agents in the shadow of
-- another, and agents whose texts a person sends. Red flags: what a vendor told of a property that a buyer has to know before an offer,
-- each with the words that told it. And what a vendor is told who is handed to a person, in the language that they write in.
set local role pipeline_owner;

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

create index agents_shadows on pipeline.agents (shadows);

comment on column pipeline.agents.shadows is 'The agent in whose shadow it runs: it is asked what that one is asked, its answers are kept and compared, and nothing is ever done by them; null for an agent that works.';
comment on column pipeline.agents.drafts_only is 'Whether its texts wait as drafts for a person to send, who is asked each time; null means no. Texts of the rules leave as ever.';

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

create domain pipeline.flag_name as text constraint flag_is_a_name check (value ~ '^[a-z][a-z0-9_]{0,62}$');
create domain pipeline.flag_meaning as text constraint flag_meaning_is_known check (value in ('person', 'reject'));

create table pipeline.flag_rules (
  flag pipeline.flag_name primary key,
  title pipeline.one_line not null,
  means pipeline.flag_meaning not null,
  description pipeline.free_text not null
);

comment on table pipeline.flag_rules is 'The red flags there are: what may be wrong with a property or a sale that sold prices do not show, and what follows.';
comment on column pipeline.flag_rules.flag is 'Names the flag; it is the reason code of whoever stops a lead for it.';
comment on column pipeline.flag_rules.title is 'What people call it.';
comment on column pipeline.flag_rules.means is 'person: no offer is made before a person has looked. reject: such a property is not for us.';
comment on column pipeline.flag_rules.description is 'What counts as it, and why it matters to a buyer.';

create table pipeline.property_flags (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  flag pipeline.flag_name not null references pipeline.flag_rules (flag),
  said pipeline.free_text not null,
  message_id uuid references pipeline.lead_messages (id) on delete set null,
  noted_by text not null,
  noted_at timestamptz not null default pipeline.now(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because pipeline.free_text,

  constraint flag_has_words check (said ~ '\S'),
  constraint withdrawn_is_complete check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_because is null)
  )
);

create unique index one_standing_flag_of_a_kind on pipeline.property_flags (vendor_lead_id, flag) where withdrawn_at is null;
create index property_flags_lead on pipeline.property_flags (vendor_lead_id, noted_at);
create index property_flags_flag on pipeline.property_flags (flag);
create index property_flags_message on pipeline.property_flags (message_id);

comment on table pipeline.property_flags is 'Red flags of a lead''s property: at most one of a kind stands.';
comment on column pipeline.property_flags.id is 'Names it.';
comment on column pipeline.property_flags.vendor_lead_id is 'The lead.';
comment on column pipeline.property_flags.flag is 'Which flag.';
comment on column pipeline.property_flags.said is 'The words that told it: the vendor''s, or those of whoever noted it.';
comment on column pipeline.property_flags.message_id is 'The vendor''s text that holds the words; null when a person noted it.';
comment on column pipeline.property_flags.noted_by is 'Who noted it: an agent, a user or a login.';
comment on column pipeline.property_flags.noted_at is 'When.';
comment on column pipeline.property_flags.withdrawn_at is 'When somebody found that it does not hold; null while it stands.';
comment on column pipeline.property_flags.withdrawn_by is 'Who; null while it stands.';
comment on column pipeline.property_flags.withdrawn_because is 'Why; null while it stands.';

-- Every text of a vendor is read as something, not only an answer to an offer.
alter domain pipeline.reply_intent drop constraint intent_is_known;
alter domain pipeline.reply_intent add constraint intent_is_known check (value in (
  'acceptance', 'rejection', 'counter', 'question', 'opt_out', 'wrong_number', 'unclear', 'answer', 'matter'
));
comment on column pipeline.lead_messages.intent is 'How a vendor''s text was understood; null when not read, and for outbound.';

create domain pipeline.language_code as text constraint language_code_is_one check (value ~ '^[a-z]{2}$');

create table pipeline.handover_texts (
  language pipeline.language_code primary key,
  title pipeline.one_line not null,
  template text not null references pipeline.message_templates (template) on delete restrict,
  enabled boolean not null
);

create index handover_texts_template on pipeline.handover_texts (template);

comment on table pipeline.handover_texts is 'What a vendor is told, once, whose words an agent hands to a person: by the language they write in. A language that is not here is told in English.';
comment on column pipeline.handover_texts.language is 'The language, as ISO 639-1.';
comment on column pipeline.handover_texts.title is 'What people call it.';
comment on column pipeline.handover_texts.template is 'The template of the text.';
comment on column pipeline.handover_texts.enabled is 'Whether whoever writes in it is told at all.';

-- What was learnt of labelled texts is too much for the body of a function: each new session would read all of it.
create table pipeline_private.taught_weights (
  shelf integer primary key,
  weights bytea not null
);

comment on table pipeline_private.taught_weights is
  'What each bucket of pieces of text says of a plea, of a straight one and of a cue for care, as the program was taught; see sounds_of().';
comment on column pipeline_private.taught_weights.shelf is 'Of 256 buckets each: the bucket''s number by 256, without rest.';
comment on column pipeline_private.taught_weights.weights is
  'Three bytes a bucket in the order of taught_words(), 128 where it says nothing, less where it speaks against it.';

-- The API takes a column of a type for never null unless its comment says when.
comment on column pipeline.next_action.detail is
  'Which agent, text, review item or step of the timer; null when there is nothing to say of it.';

-- Whatever is JSON of no one shape says so, and what its parts are called.
comment on column pipeline.agents.config is 'The agent''s own parameters, as JSON: each agent has others, an agent of yours whatever it likes. agent_parameters has those of ours one by one, each with its bounds.';
comment on column pipeline.agent_runs.result is 'The agent''s whole answer, as JSON by the contract of agents (docs/schemas): what it holds depends on the agent and its purpose, and an agent of yours may say more. What was made of it stands in columns of the lead, its texts, offers and facts; null before it.';
comment on column pipeline.agent_runs.kept_answer is 'What the agent answered, or how it failed, while somebody had the lead locked, as JSON as it came: settled as soon as the lead is free. Null otherwise.';
comment on column pipeline.lead_messages.kept_word is 'What the carrier said of it while somebody had the lead locked, as JSON as it came: written down as soon as the lead is free. Null otherwise.';
comment on column pipeline.alerts.detail is 'The figures and names behind it; each type of alert has others.';
comment on column pipeline.review_items.detail is 'What the person needs to decide; each kind has other names.';

grant select on pipeline.flag_rules, pipeline.property_flags, pipeline.handover_texts to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.flag_rules, pipeline.handover_texts to pipeline_admin;

reset role;
