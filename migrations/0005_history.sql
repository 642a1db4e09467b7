-- Up Migration
-- What happened, and what every row was before and who changed it. The audit entries about one row are a chain: each
-- carries the hash of the one before, so that a row edited, removed or slipped in later breaks it. One chain a row,
-- not one for all: the row's own lock puts its links in order, and nobody waits for anybody else. Of values that tell of a
-- person the hash has salted digests: they can be erased later, and the chain holds.
--
-- Both tables can be parted by months without being written anew: their keys contain the time, nothing refers to them,
-- and what is unique besides (a visit's move, a link's place in its chain) the lock of the row it is about keeps in order.
set local role pipeline_owner;

create domain pipeline.event_type as text constraint event_type_is_a_name check (value ~ '^[a-z][a-z0-9_]*$');
create domain pipeline.actor_kind as text
  constraint actor_kind_is_known check (value in ('user', 'sql', 'worker', 'agent', 'webhook', 'import'));
create domain pipeline.audit_operation as text
  constraint operation_is_known check (value in ('INSERT', 'UPDATE', 'DELETE'));

create table pipeline.pipeline_events (
  id bigint generated always as identity,
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete restrict,
  event_type pipeline.event_type not null,
  from_stage text,
  to_stage text,
  stage_visit integer,
  metadata jsonb not null default '{}',
  actor_kind pipeline.actor_kind not null,
  actor text not null,
  user_id uuid,
  reason text,
  session_login text not null default session_user,
  transaction_id xid8 not null default pipeline_private.transaction_no(),
  created_at timestamptz not null default pipeline.now(),

  primary key (id, created_at)
);

create index pipeline_events_lead on pipeline.pipeline_events (vendor_lead_id, id);
create unique index one_stage_change_per_visit on pipeline.pipeline_events (vendor_lead_id, stage_visit)
  where event_type = 'stage_change';
-- The order in which subscribers get them, whatever committed first.
create index pipeline_events_stream on pipeline.pipeline_events (transaction_id, id);

comment on table pipeline.pipeline_events is 'The history of everything worth telling. Append-only.';
comment on column pipeline.pipeline_events.id is 'Grows with each event, though not in the order in which transactions end.';
comment on column pipeline.pipeline_events.vendor_lead_id is 'The lead; null for what concerns none.';
comment on column pipeline.pipeline_events.event_type is 'What happened: stage_change, lead_edited, follow_up, … New kinds may come.';
comment on column pipeline.pipeline_events.from_stage is 'Where the lead came from; null for a new lead and for other kinds of event.';
comment on column pipeline.pipeline_events.to_stage is 'Where it went, or was meant to go; null for other kinds of event.';
comment on column pipeline.pipeline_events.stage_visit is 'The visit it belongs to; null when it concerns no lead.';
comment on column pipeline.pipeline_events.metadata is 'What else is worth telling, by kind of event.';
comment on column pipeline.pipeline_events.actor_kind is 'user (signed in), sql (a session that set nothing), worker, agent, webhook or import.';
comment on column pipeline.pipeline_events.actor is 'Which one: the user''s name, the database login and its application, the agent, the timer, …';
comment on column pipeline.pipeline_events.user_id is 'The user who did it; null when nobody was signed in.';
comment on column pipeline.pipeline_events.reason is 'Why, in the words of whoever did it; null when none were given.';
comment on column pipeline.pipeline_events.session_login is 'The login of the session that wrote it, whatever role it chose and whoever it said acts.';
comment on column pipeline.pipeline_events.transaction_id is 'The transaction that wrote it, by our own number of it (transaction_no()), which grows on when the database comes to another server. Events are handed out by transaction and id, once no older transaction is open: none can come later in between.';
comment on column pipeline.pipeline_events.created_at is 'Business time at which it happened.';

create table pipeline.audit_log (
  id bigint generated always as identity,
  table_name text not null,
  row_id text not null,
  chain_no integer not null,
  vendor_lead_id uuid,
  operation pipeline.audit_operation not null,
  old_values jsonb,
  new_values jsonb,
  digests jsonb,
  salt bytea,
  actor_kind pipeline.actor_kind not null,
  actor text not null,
  user_id uuid,
  reason text,
  session_login text not null,
  application_name text not null,
  client_address inet,
  transaction_id xid8 not null,
  created_at timestamptz not null,
  previous_hash bytea,
  hash bytea not null,

  primary key (id, created_at),
  constraint one_entry_per_link unique (table_name, row_id, chain_no)
) with (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

create index audit_log_lead on pipeline.audit_log (vendor_lead_id, id);
-- The entries of one transaction lie side by side.
create index audit_log_created_at on pipeline.audit_log using brin (created_at) with (pages_per_range = 8, autosummarize = on);

comment on table pipeline.audit_log is 'Every change of a lead, an offer, a deal, a review item, a suppressed number or a rule: old and new values, with who, from where and why. Append-only, and chained by hashes.';
comment on column pipeline.audit_log.id is 'Grows with each change; undo_manual_change() takes it.';
comment on column pipeline.audit_log.table_name is 'The table of the changed row.';
comment on column pipeline.audit_log.row_id is 'The primary key of the changed row; parts joined by a colon.';
comment on column pipeline.audit_log.chain_no is 'Place in the chain of this row, from 1 without gaps.';
comment on column pipeline.audit_log.vendor_lead_id is 'The lead it belongs to; null for rules.';
comment on column pipeline.audit_log.operation is 'INSERT, UPDATE or DELETE.';
comment on column pipeline.audit_log.old_values is 'UPDATE: the changed columns as they were. DELETE: all columns that were not null. Null for INSERT. updated_at is left out.';
comment on column pipeline.audit_log.new_values is 'UPDATE: the changed columns as they became. INSERT: all columns that are not null. Null for DELETE. updated_at is left out.';
comment on column pipeline.audit_log.digests is 'By column, what stands in the hash for values that tell of a person: SHA-256 of salt and values; see pipeline_private.seal(). Null when there are none.';
comment on column pipeline.audit_log.salt is 'What the digests were made with. Goes with the values when they are erased, so that nobody can guess them back; null then, and without digests.';
comment on column pipeline.audit_log.actor_kind is 'user (signed in), sql (a session that set nothing), worker, agent, webhook or import.';
comment on column pipeline.audit_log.actor is 'Which one: the user''s name, the database login and its application, the agent, …';
comment on column pipeline.audit_log.user_id is 'The user who did it; null when nobody was signed in.';
comment on column pipeline.audit_log.reason is 'The setting pipeline.reason of the transaction; null when none was given.';
comment on column pipeline.audit_log.session_login is 'The login of the session, whatever role it chose.';
comment on column pipeline.audit_log.application_name is 'What the session called itself.';
comment on column pipeline.audit_log.client_address is 'Where they were: through the API the client, by the word of proxies that are trusted, else the session. Null over a local socket.';
comment on column pipeline.audit_log.created_at is 'Business time of the change.';
comment on column pipeline.audit_log.previous_hash is 'The hash of the link before; null for the first.';
comment on column pipeline.audit_log.hash is 'SHA-256 over the link before and everything in this row but its id and what digests stand for; see pipeline_private.audit_hash().';

create table pipeline_private.undone_changes (
  vendor_lead_id uuid not null,
  transaction_id xid8 not null,
  changed_at timestamptz not null,
  undone_by xid8 not null default pipeline_private.transaction_no(),
  undone_at timestamptz not null default pipeline.now(),

  primary key (vendor_lead_id, transaction_id, changed_at)
);

comment on table pipeline_private.undone_changes is 'What a transaction did to a lead and was taken back since; gone when the undo is taken back itself.';

create type pipeline_private.undone_row as (
  table_name text,
  row_id text,
  vendor_lead_id uuid,
  operation text,
  before jsonb,
  after jsonb,
  writes jsonb,
  obstacle jsonb
);

comment on type pipeline_private.undone_row is 'What a transaction did to a row: the columns that differ before and after, which of them an undo writes (null: the row was made, and goes), and what has become of them since that stands in its way (null: nothing).';

create table pipeline_private.actor_seal_key (
  only_row boolean primary key default true,
  key bytea not null default sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),

  constraint only_one_row check (only_row)
);

insert into pipeline_private.actor_seal_key default values;

comment on table pipeline_private.actor_seal_key is 'With what functions of ours seal who they say acts; see actor_seal(). Read by nobody else.';

grant select on pipeline.pipeline_events to pipeline_viewer, pipeline_worker;
grant select on pipeline.audit_log to pipeline_operator, pipeline_worker;

reset role;
