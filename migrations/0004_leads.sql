-- Up Migration
-- The lead row is the state: pipeline_stage and stage_visit are the truth, everything else follows from them. Every move
-- rewrites it; without its storage parameters table and indexes bloat before autovacuum's defaults wake up.
set local role pipeline_owner;

-- What one column alone must be is said by its type: PostgreSQL prepares the CHECK constraints of a table anew for every
-- statement, those of a domain once for a session, and looks at them only when the column is written. What columns must be
-- together is said in db/logic/whole_rows. Phone, postcode and reference are written in any form: the trigger that reads
-- them makes them of their domains.
-- Letters of any script, whatever the collation of the database: as the readers of files see them.
create domain pipeline.vendor_name as pipeline.one_line
  constraint name_has_letters check ((value collate pg_catalog.pg_c_utf8) ~ '[[:alpha:]]' and length(value) <= 200);
create domain pipeline.phone_number as text constraint phone_is_e164 check (value ~ '^\+[1-9][0-9]{6,14}$');
create domain pipeline.email_address as pipeline.one_line
  constraint email_looks_like_one check (value ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and length(value) <= 254);
create domain pipeline.source_name as text
  constraint source_is_a_name check (value ~ '^[a-z][a-z0-9_-]*$' and length(value) <= 50);
create domain pipeline.external_reference as pipeline.one_line
  constraint external_ref_is_not_blank check (value ~ '\S' and length(value) <= 200);
create domain pipeline.postcode as text
  constraint postcode_is_british check (value ~ '^(GIR 0AA|[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2})$');
create domain pipeline.property_address as pipeline.one_line constraint address_is_not_blank check (value ~ '\S');
create domain pipeline.asking_price as numeric(12, 2)
  constraint asking_price_is_in_range check (value > 0 and value <= 100000000);
create domain pipeline.property_type as text constraint property_type_is_known check (value in (
  'detached', 'semi_detached', 'terraced', 'end_terrace', 'flat', 'maisonette', 'bungalow', 'other'
));
create domain pipeline.bedroom_count as smallint constraint bedrooms_are_in_range check (value between 0 and 50);
create domain pipeline.property_condition as text
  constraint condition_is_known check (value in ('excellent', 'good', 'fair', 'poor', 'uninhabitable'));
create domain pipeline.market_value as numeric(12, 2)
  constraint market_value_is_in_range check (value > 0 and value <= 100000000);
create domain pipeline.bmv_score as numeric(7, 2) constraint bmv_score_is_a_percentage check (value <= 100);
create domain pipeline.offer_amount as numeric(12, 2)
  constraint offer_is_in_range check (value > 0 and value <= 100000000);
create domain pipeline.turn as text constraint turn_is_known check (value in ('vendor', 'us'));
create domain pipeline.stage_visit as integer constraint visit_is_positive check (value > 0);

create table pipeline.vendor_leads (
  id uuid primary key default uuidv7(),
  vendor_name pipeline.vendor_name,
  vendor_phone text not null,
  vendor_email pipeline.email_address,
  source pipeline.source_name not null default 'manual',
  external_ref text,
  property_address pipeline.property_address,
  property_postcode text,
  asking_price pipeline.asking_price,
  property_type pipeline.property_type,
  bedrooms pipeline.bedroom_count,
  condition pipeline.property_condition,
  pipeline_stage text not null,
  stage_visit pipeline.stage_visit not null default 1,
  stage_entered_at timestamptz not null default pipeline.now(),
  previous_stage text,
  turn pipeline.turn,
  turn_since timestamptz not null default pipeline.now(),
  conversation_started_at timestamptz,
  last_contact_at timestamptz,
  last_inbound_at timestamptz,
  last_outbound_at timestamptz,
  validation_passed boolean,
  estimated_market_value pipeline.market_value,
  bmv_score pipeline.bmv_score,
  offer_amount pipeline.offer_amount,
  offer_sent_at timestamptz,
  offer_accepted_at timestamptz,
  offer_rejected_at timestamptz,
  rejection_reason pipeline.free_text,
  dead_reason pipeline.free_text,
  retry_count integer not null default 0,
  next_retry_at timestamptz,
  agent_retry_count integer not null default 0,
  held_at timestamptz,
  hold_reason pipeline.free_text,
  hold_id uuid,
  taken_over_by text,
  opted_out_at timestamptz,
  archived_at timestamptz,
  merged_into uuid references pipeline.vendor_leads (id) on delete restrict,
  created_at timestamptz not null default pipeline.now(),
  updated_at timestamptz not null default pipeline.now(),

  constraint one_lead_per_external_ref unique (source, external_ref)
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_limit = 2000);

create index vendor_leads_stage on pipeline.vendor_leads (pipeline_stage, stage_entered_at);
create index vendor_leads_phone on pipeline.vendor_leads (vendor_phone, property_postcode);
-- Few at any time: whether a conversation stands still is asked before each text.
create index vendor_leads_held_phone on pipeline.vendor_leads (vendor_phone) where held_at is not null;
create index vendor_leads_merged_into on pipeline.vendor_leads (merged_into);
create index vendor_leads_hold on pipeline.vendor_leads (hold_id) where hold_id is not null;
-- For lists by the time of their last move, or of their coming, that are read page by page.
create index vendor_leads_stage_entered_at on pipeline.vendor_leads (stage_entered_at, id);
create index vendor_leads_created_at on pipeline.vendor_leads (created_at, id);

comment on table pipeline.vendor_leads is 'People who may sell their house, and where each stands. Money is GBP.';
comment on column pipeline.vendor_leads.id is 'Names the lead everywhere.';
comment on column pipeline.vendor_leads.vendor_name is 'Who sells; null until known.';
comment on column pipeline.vendor_leads.vendor_phone is 'E.164, for example +447700900123; written in any form, stored in this one. A number that cannot be texted is refused (VL018).';
comment on column pipeline.vendor_leads.vendor_email is 'Their e-mail address; null when not known.';
comment on column pipeline.vendor_leads.source is 'Where the lead came from: manual, import, facebook, …';
comment on column pipeline.vendor_leads.external_ref is 'The source''s own id of the lead; unique within the source. Null when it has none; n/a, 0 and the like are none.';
comment on column pipeline.vendor_leads.property_address is 'Number, street and town; null until known.';
comment on column pipeline.vendor_leads.property_postcode is 'Upper case with one space; written in any form, stored in this one. What is no postcode of an area that exists is refused (VL018).';
comment on column pipeline.vendor_leads.asking_price is 'What the vendor wants, GBP; null until known.';
comment on column pipeline.vendor_leads.property_type is 'detached, semi_detached, terraced, end_terrace, flat, maisonette, bungalow or other; null until known.';
comment on column pipeline.vendor_leads.bedrooms is 'How many; 0 is a studio. Null until known.';
comment on column pipeline.vendor_leads.condition is 'excellent, good, fair, poor or uninhabitable, as the vendor tells it; null until known.';
comment on column pipeline.vendor_leads.pipeline_stage is 'The stage. Change it with request_transition() or with a plain UPDATE: the same guard stands behind both.';
comment on column pipeline.vendor_leads.stage_visit is 'Grows by one with every move; jobs, timers and agent runs carry the visit they belong to. Written by the guard only.';
comment on column pipeline.vendor_leads.stage_entered_at is 'When this visit began. Written by the guard only.';
comment on column pipeline.vendor_leads.previous_stage is 'The stage before this one; for a dead lead, where a reactivation leads back to. Written by the guard only.';
comment on column pipeline.vendor_leads.turn is 'Whose move it is: vendor (the silence clock runs) or us. Null when terminal.';
comment on column pipeline.vendor_leads.turn_since is 'Since when it has been that side''s turn; deadlines count from here.';
comment on column pipeline.vendor_leads.conversation_started_at is 'When the conversation with the vendor began; null before.';
comment on column pipeline.vendor_leads.last_contact_at is 'The later of last_inbound_at and last_outbound_at.';
comment on column pipeline.vendor_leads.last_inbound_at is 'When the vendor last wrote; null when never.';
comment on column pipeline.vendor_leads.last_outbound_at is 'When a text of ours last left; null when never.';
comment on column pipeline.vendor_leads.validation_passed is 'The deal validator''s verdict; null before it.';
comment on column pipeline.vendor_leads.estimated_market_value is 'What the deal validator takes the house to be worth, GBP; null before it has answered.';
comment on column pipeline.vendor_leads.bmv_score is 'How far the asking price lies below market value, in percent of the value; negative when above.';
comment on column pipeline.vendor_leads.offer_amount is 'The latest offer made; null before the first.';
comment on column pipeline.vendor_leads.offer_sent_at is 'When the latest offer left; null before that.';
comment on column pipeline.vendor_leads.offer_accepted_at is 'When the vendor accepted; null when they have not.';
comment on column pipeline.vendor_leads.offer_rejected_at is 'When the vendor last said no; null when they have not.';
comment on column pipeline.vendor_leads.rejection_reason is 'Why the vendor said no, as far as they told; null when they have not.';
comment on column pipeline.vendor_leads.dead_reason is 'Why the lead died; set exactly while it is at DEAD_LEAD.';
comment on column pipeline.vendor_leads.retry_count is 'Which retry of the no-answer path was reached last.';
comment on column pipeline.vendor_leads.next_retry_at is 'When the retry stage''s timer is due; null at other stages and while held.';
comment on column pipeline.vendor_leads.agent_retry_count is 'Failed attempts of agents during this visit.';
comment on column pipeline.vendor_leads.held_at is 'Since when automation is frozen for this lead, by a hold or because a person leads the conversation; null when it is not.';
comment on column pipeline.vendor_leads.hold_reason is 'Why automation is on hold; null when it is not, also while a person leads the conversation without a hold.';
comment on column pipeline.vendor_leads.hold_id is 'The hold; the live leads of one number share it. Null when there is none.';
comment on column pipeline.vendor_leads.taken_over_by is 'Who leads the conversation instead of automation, which is frozen meanwhile; the live leads of one number are taken over together. Null when nobody does.';
comment on column pipeline.vendor_leads.opted_out_at is 'Since when this vendor must not be texted, at any number: they opted out, complained or blocked us. Null when not; a wrong number says nothing of the vendor.';
comment on column pipeline.vendor_leads.archived_at is 'When the finished lead left the usual lists; null while it is in them.';
comment on column pipeline.vendor_leads.merged_into is 'The lead that this one turned out to be; null for all others.';
comment on column pipeline.vendor_leads.created_at is 'When the lead came in.';
comment on column pipeline.vendor_leads.updated_at is 'Last change of the row; expectedUpdatedAt of an edit compares with it.';

-- The one list of facts. Whatever writes, reads, imports or shows facts follows it; see db/README.md, "To add a fact".
create table pipeline_private.lead_facts (
  fact text primary key,
  position smallint not null unique,
  label text not null unique,
  for_agents boolean not null,

  constraint label_is_plain_words check (label ~ '^[a-z]+( [a-z]+)*$')
);

comment on table pipeline_private.lead_facts is 'What may be told of a lead, corrected and taken back: columns of vendor_leads. Their types and comments say the rest.';
comment on column pipeline_private.lead_facts.fact is 'The column.';
comment on column pipeline_private.lead_facts.position is 'The order in which they are listed.';
comment on column pipeline_private.lead_facts.label is 'What people call it: the option of the command line and the heading of a list.';
comment on column pipeline_private.lead_facts.for_agents is 'Whether agents are told it, and may write it where agents.writes lets them.';

insert into pipeline_private.lead_facts (fact, position, label, for_agents)
values
  ('vendor_name', 1, 'name', true),
  ('vendor_email', 2, 'email', false),
  ('property_address', 3, 'address', true),
  ('property_postcode', 4, 'postcode', true),
  ('asking_price', 5, 'price', true),
  ('property_type', 6, 'type', true),
  ('bedrooms', 7, 'bedrooms', true),
  ('condition', 8, 'condition', true);

create table pipeline_private.stage_overrides (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  transaction_id xid8 not null default pg_current_xact_id(),
  to_stage text not null,
  run_effects boolean not null
);

comment on table pipeline_private.stage_overrides is 'Permission of override_stage() for one move of this transaction; used up by the guard.';

-- What the triggers of a move hand on from step to step.
create type pipeline_private.moved_lead as (
  id uuid,
  stage text,
  stage_visit integer,
  agent text,
  purpose text,
  template text,
  reply_agent text,
  waits boolean
);

comment on type pipeline_private.moved_lead is 'A lead that a statement inserted or moved, with the visit it entered and what entering brings: an agent''s run, a text; null where it brings none. waits: the vendor has written what nobody has answered; reply_agent: who answers there, null for a person.';

create type pipeline.transition_result as (
  moved boolean,
  code text,
  from_stage text,
  to_stage text,
  missing_fields text[],
  legal_stages text[],
  event_id bigint
);

comment on type pipeline.transition_result is 'What became of a requested move: code is null when it moved or was there already, else one of the VL codes.';
comment on column pipeline.transition_result.moved is 'Whether the lead moved.';
comment on column pipeline.transition_result.code is 'Null when it moved or was there already, else the VL code of the refusal.';
comment on column pipeline.transition_result.from_stage is 'Where the lead stood.';
comment on column pipeline.transition_result.to_stage is 'Where it was to go.';
comment on column pipeline.transition_result.missing_fields is 'What the lead, or with the prefix deal. its deal, still lacks for the move.';
comment on column pipeline.transition_result.legal_stages is 'Where whoever asked may move it from where it stands.';
comment on column pipeline.transition_result.event_id is 'The event that tells of it; null when nothing happened.';

create type pipeline.move_requirements as (
  legal boolean,
  open_to_automation boolean,
  reason_required boolean,
  missing_fields text[],
  legal_stages text[]
);

comment on type pipeline.move_requirements is 'What a move needs.';
comment on column pipeline.move_requirements.legal is 'Whether the rules know the move from where the lead stands.';
comment on column pipeline.move_requirements.open_to_automation is 'Whether not only people may make it, and no hold forbids it now.';
comment on column pipeline.move_requirements.reason_required is 'Whether it wants a reason.';
comment on column pipeline.move_requirements.missing_fields is 'What the lead, or with the prefix deal. its deal, still lacks for it.';
comment on column pipeline.move_requirements.legal_stages is 'Where a person may move the lead at all.';

create type pipeline.lead_result as (
  saved boolean,
  code text,
  lead pipeline.vendor_leads
);

comment on type pipeline.lead_result is 'What became of a lead that was to be written: code is null when it was saved, else one of the VL codes. The lead is the one that was written, or the one that stands in the way.';
comment on column pipeline.lead_result.saved is 'Whether the lead was written.';
comment on column pipeline.lead_result.code is 'Null when it was, else the VL code of the refusal.';
comment on column pipeline.lead_result.lead is 'The lead that was written, or the one that stands in the way.';

create type pipeline.next_action as (
  what text,
  at timestamptz,
  owed_by text,
  detail jsonb
);

comment on type pipeline.next_action is 'What happens next with a lead.';
comment on column pipeline.next_action.what is 'nothing (it is finished), hand_back or release (a person has it), agent, text, review, timer.';
comment on column pipeline.next_action.at is 'When; null when it happens as soon as somebody does it, or never.';
comment on column pipeline.next_action.owed_by is 'Who owes it: nobody, person, agent, outbox, vendor.';
comment on column pipeline.next_action.detail is 'Which agent, text, review item or step of the timer.';

grant select on pipeline.vendor_leads to pipeline_viewer, pipeline_worker;
grant update (pipeline_stage, rejection_reason, dead_reason) on pipeline.vendor_leads to pipeline_worker;

reset role;
