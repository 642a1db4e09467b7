-- Up Migration
-- The lead row is the state: pipeline_stage and stage_visit are the truth, everything else follows from them.
set local role pipeline_owner;

create table pipeline.vendor_leads (
  id uuid primary key default uuidv7(),
  vendor_name text,
  vendor_phone text not null,
  vendor_email text,
  source text not null default 'manual',
  external_ref text,
  property_address text,
  property_postcode text,
  asking_price numeric(12, 2),
  property_type text,
  bedrooms smallint,
  condition text,
  pipeline_stage text not null,
  stage_visit integer not null default 1,
  stage_entered_at timestamptz not null default pipeline.now(),
  previous_stage text,
  turn text,
  turn_since timestamptz not null default pipeline.now(),
  conversation_started_at timestamptz,
  last_contact_at timestamptz,
  last_inbound_at timestamptz,
  last_outbound_at timestamptz,
  validation_passed boolean,
  estimated_market_value numeric(12, 2),
  bmv_score numeric(7, 2),
  offer_amount numeric(12, 2),
  offer_sent_at timestamptz,
  offer_accepted_at timestamptz,
  offer_rejected_at timestamptz,
  rejection_reason text,
  dead_reason text,
  retry_count integer not null default 0,
  next_retry_at timestamptz,
  agent_retry_count integer not null default 0,
  held_at timestamptz,
  hold_reason text,
  hold_id uuid,
  taken_over_by text,
  opted_out_at timestamptz,
  archived_at timestamptz,
  merged_into uuid references pipeline.vendor_leads (id) on delete restrict,
  created_at timestamptz not null default pipeline.now(),
  updated_at timestamptz not null default pipeline.now(),

  constraint name_is_not_blank check (vendor_name ~ '\S' and length(vendor_name) <= 200),
  constraint phone_is_e164 check (vendor_phone ~ '^\+[1-9][0-9]{6,14}$'),
  constraint email_looks_like_one check (vendor_email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and length(vendor_email) <= 254),
  constraint source_is_a_name check (source ~ '^[a-z][a-z0-9_-]*$'),
  constraint external_ref_is_not_blank check (external_ref ~ '\S' and length(external_ref) <= 200),
  constraint address_is_not_blank check (property_address ~ '\S' and length(property_address) <= 300),
  constraint postcode_is_british check (property_postcode ~ '^(GIR 0AA|[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2})$'),
  constraint asking_price_is_in_range check (asking_price > 0 and asking_price <= 100000000),
  constraint property_type_is_known check (property_type in (
    'detached', 'semi_detached', 'terraced', 'end_terrace', 'flat', 'maisonette', 'bungalow', 'other'
  )),
  constraint bedrooms_are_in_range check (bedrooms between 0 and 50),
  constraint condition_is_known check (condition in ('excellent', 'good', 'fair', 'poor', 'uninhabitable')),
  constraint market_value_is_in_range check (estimated_market_value > 0 and estimated_market_value <= 100000000),
  constraint bmv_score_is_a_percentage check (bmv_score <= 100),
  constraint offer_is_in_range check (offer_amount > 0 and offer_amount <= 100000000),
  constraint turn_is_known check (turn in ('vendor', 'us')),
  constraint visit_is_positive check (stage_visit > 0),
  constraint dead_lead_has_a_reason check (pipeline_stage <> 'DEAD_LEAD' or dead_reason ~ '\S'),
  constraint only_a_dead_lead_has_a_dead_reason check (dead_reason is null or pipeline_stage = 'DEAD_LEAD'),
  constraint held_for_a_hold_or_by_a_person check ((held_at is null) = (hold_reason is null and taken_over_by is null)),
  constraint hold_has_a_reason check ((hold_id is null) = (hold_reason is null)),
  constraint one_lead_per_external_ref unique (source, external_ref)
);

create index vendor_leads_stage on pipeline.vendor_leads (pipeline_stage, stage_entered_at);
create index vendor_leads_phone on pipeline.vendor_leads (vendor_phone, property_postcode);
-- Few at any time: whether a conversation stands still is asked before each text.
create index vendor_leads_held_phone on pipeline.vendor_leads (vendor_phone) where held_at is not null;
create index vendor_leads_merged_into on pipeline.vendor_leads (merged_into);
create index vendor_leads_hold on pipeline.vendor_leads (hold_id) where hold_id is not null;
-- For lists by the time of their last move, or of their coming, that are read page by page.
create index vendor_leads_stage_entered_at on pipeline.vendor_leads (stage_entered_at, id);
create index vendor_leads_created_at on pipeline.vendor_leads (created_at, id);

-- Every move rewrites the row; without this the table and its indexes bloat before autovacuum's defaults wake up.
alter table pipeline.vendor_leads set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_limit = 2000);

create table pipeline.pipeline_events (
  id bigint generated always as identity primary key,
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete restrict,
  event_type text not null,
  from_stage text,
  to_stage text,
  stage_visit integer,
  metadata jsonb not null default '{}',
  actor_kind text not null,
  actor text not null,
  user_id uuid,
  reason text,
  session_login text not null default session_user,
  transaction_id xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null default pipeline.now(),

  constraint event_type_is_a_name check (event_type ~ '^[a-z][a-z0-9_]*$'),
  constraint actor_kind_is_known check (actor_kind in ('user', 'sql', 'worker', 'agent', 'webhook', 'import')),
  constraint stage_change_names_its_visit check (
    event_type <> 'stage_change' or (vendor_lead_id is not null and to_stage is not null and stage_visit is not null)
  )
);

create index pipeline_events_lead on pipeline.pipeline_events (vendor_lead_id, id);
create unique index one_stage_change_per_visit on pipeline.pipeline_events (vendor_lead_id, stage_visit)
  where event_type = 'stage_change';

create table pipeline_private.stage_overrides (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  transaction_id xid8 not null default pg_current_xact_id(),
  to_stage text not null,
  run_effects boolean not null
);

create table pipeline_private.actor_seal_key (
  only_row boolean primary key default true,
  key bytea not null default sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),

  constraint only_one_row check (only_row)
);
insert into pipeline_private.actor_seal_key default values;

comment on table pipeline_private.actor_seal_key is 'With what functions of ours seal who they say acts; see actor_seal(). Read by nobody else.';
comment on table pipeline.vendor_leads is 'People who may sell their house, and where each stands. Money is GBP.';
comment on column pipeline.vendor_leads.vendor_phone is 'E.164, for example +447700900123; written in any form, stored in this one. A number that cannot be texted is refused (VL018).';
comment on column pipeline.vendor_leads.source is 'Where the lead came from: manual, import, facebook, …';
comment on column pipeline.vendor_leads.external_ref is 'The source''s own id of the lead; unique within the source. Null when it has none; n/a, 0 and the like are none.';
comment on column pipeline.vendor_leads.property_postcode is 'Upper case with one space; written in any form, stored in this one. What is no postcode of an area that exists is refused (VL018).';
comment on column pipeline.vendor_leads.bedrooms is '0 is a studio.';
comment on column pipeline.vendor_leads.pipeline_stage is 'The stage. Change it with request_transition() or with a plain UPDATE: the same guard stands behind both.';
comment on column pipeline.vendor_leads.stage_visit is 'Grows by one with every move; jobs, timers and agent runs carry the visit they belong to. Written by the guard only.';
comment on column pipeline.vendor_leads.stage_entered_at is 'When this visit began. Written by the guard only.';
comment on column pipeline.vendor_leads.previous_stage is 'The stage before this one; for a dead lead, where a reactivation leads back to. Written by the guard only.';
comment on column pipeline.vendor_leads.turn is 'Whose move it is: vendor (the silence clock runs) or us. Null when terminal.';
comment on column pipeline.vendor_leads.turn_since is 'Since when it has been that side''s turn; deadlines count from here.';
comment on column pipeline.vendor_leads.last_contact_at is 'The later of last_inbound_at and last_outbound_at.';
comment on column pipeline.vendor_leads.validation_passed is 'The deal validator''s verdict; null before it.';
comment on column pipeline.vendor_leads.bmv_score is 'How far the asking price lies below market value, in percent of the value; negative when above.';
comment on column pipeline.vendor_leads.offer_amount is 'The latest offer made; null before the first.';
comment on column pipeline.vendor_leads.offer_sent_at is 'When the latest offer left; null before that.';
comment on column pipeline.vendor_leads.dead_reason is 'Why the lead died; set exactly while it is at DEAD_LEAD.';
comment on column pipeline.vendor_leads.retry_count is 'Which retry of the no-answer path was reached last.';
comment on column pipeline.vendor_leads.next_retry_at is 'When the retry stage''s timer is due; null at other stages and while held.';
comment on column pipeline.vendor_leads.agent_retry_count is 'Failed attempts of agents during this visit.';
comment on column pipeline.vendor_leads.held_at is 'Since when automation is frozen for this lead, by a hold or because a person leads the conversation; null when it is not.';
comment on column pipeline.vendor_leads.merged_into is 'The lead that this one turned out to be; null for all others.';
comment on column pipeline.vendor_leads.hold_id is 'The hold; the live leads of one number share it. Null when there is none.';
comment on table pipeline.pipeline_events is 'The history of everything worth telling. Append-only.';
comment on column pipeline.pipeline_events.actor_kind is 'user (signed in), sql (a session that set nothing), worker, agent, webhook or import.';
comment on column pipeline.pipeline_events.actor is 'Which one: the user''s name, the database login and its application, the agent, the timer, …';
comment on column pipeline.pipeline_events.session_login is 'The login of the session that wrote it, whatever role it chose and whoever it said acts.';
comment on column pipeline.pipeline_events.transaction_id is 'The transaction that wrote it; readers use it to follow events in commit order.';
comment on table pipeline_private.stage_overrides is 'Permission of override_stage() for one move of this transaction; used up by the guard.';

grant select on pipeline.vendor_leads, pipeline.pipeline_events to pipeline_viewer, pipeline_worker;
grant insert (
  vendor_name, vendor_phone, vendor_email, source, external_ref, property_address, property_postcode,
  asking_price, property_type, bedrooms, condition
) on pipeline.vendor_leads to pipeline_operator, pipeline_worker;
grant update (
  vendor_name, vendor_phone, vendor_email, source, external_ref, property_address, property_postcode,
  asking_price, property_type, bedrooms, condition, pipeline_stage, validation_passed,
  estimated_market_value, bmv_score, offer_amount, rejection_reason, dead_reason, archived_at
) on pipeline.vendor_leads to pipeline_operator;
grant update (pipeline_stage, rejection_reason, dead_reason) on pipeline.vendor_leads to pipeline_worker;

reset role;
