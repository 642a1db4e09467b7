-- Up Migration
-- Logs of leads that are long finished leave the database as files, and can be read again. What figures, rights and the chains
-- of the record need stays. A file is encrypted lead by lead, and the keys are here: erasing a lead is forgetting its keys.
set local role pipeline_owner;

alter table pipeline.settings
  add column deliveries_leave_after interval constraint deliveries_leave_after_is_within_a_century check (deliveries_leave_after > interval '0' and deliveries_leave_after <= interval '100 years'),
  add column runs_leave_after interval constraint runs_leave_after_is_within_a_century check (runs_leave_after > interval '0' and runs_leave_after <= interval '100 years'),
  add column events_leave_after interval constraint events_leave_after_is_within_a_century check (events_leave_after > interval '0' and events_leave_after <= interval '100 years'),
  add column audit_leaves_after interval constraint audit_leaves_after_is_within_a_century check (audit_leaves_after > interval '0' and audit_leaves_after <= interval '100 years'),
  add column archives_kept_for interval constraint archives_kept_for_is_within_a_century check (archives_kept_for > interval '0' and archives_kept_for <= interval '100 years');

comment on column pipeline.settings.deliveries_leave_after is 'How old what came in for an archived lead is when it leaves into ARCHIVE_DIR, if its door keeps it for as long; null: it never does.';
comment on column pipeline.settings.runs_leave_after is 'For how long a lead has been archived when what agents answered leaves into ARCHIVE_DIR; null: it never does.';
comment on column pipeline.settings.events_leave_after is 'For how long a lead has been archived when its events leave into ARCHIVE_DIR, but for those that figures and rights are made of; null: they never do.';
comment on column pipeline.settings.audit_leaves_after is 'For how long a lead has been archived when the record of its changes leaves into ARCHIVE_DIR, but for the last of each row; null: it never does.';
comment on column pipeline.settings.archives_kept_for is 'For how long what has left into ARCHIVE_DIR is kept there, from when its file was written; null: for ever, or until its lead is erased.';

create domain pipeline.log_name as text
  constraint log_is_known check (value in ('webhook_deliveries', 'agent_runs', 'pipeline_events', 'audit_log'));

create table pipeline.archives (
  id uuid primary key,
  log pipeline.log_name not null,
  path pipeline.one_line not null,
  row_count bigint not null,
  bytes bigint not null,
  sha256 text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  created_at timestamptz not null default pipeline.now(),
  removed_at timestamptz,

  constraint one_archive_per_path unique (path),
  constraint archive_holds_rows check (row_count > 0 and bytes > 0),
  constraint sha256_is_one check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint archive_begins_before_it_ends check (first_at <= last_at)
);
create index archives_created_at on pipeline.archives (created_at);

comment on table pipeline.archives is 'Files with rows of logs that have left the database. What each holds can be read again with: orchestrator archives.';
comment on column pipeline.archives.id is 'Names it.';
comment on column pipeline.archives.log is 'Of which table the rows are.';
comment on column pipeline.archives.path is 'The folder it lies in, within ARCHIVE_DIR.';
comment on column pipeline.archives.row_count is 'How many rows it holds.';
comment on column pipeline.archives.bytes is 'How large its file is.';
comment on column pipeline.archives.sha256 is 'The digest of its file, in hexadecimal. It stands when leads are erased.';
comment on column pipeline.archives.first_at is 'When the earliest of its rows was written.';
comment on column pipeline.archives.last_at is 'When the latest was.';
comment on column pipeline.archives.created_at is 'When it was written, by the business clock.';
comment on column pipeline.archives.removed_at is 'When it had been kept for as long as settings.archives_kept_for says: its keys were forgotten, and its file is removed; null while it is kept.';

-- A block holds the rows of one lead; without a lead, those of who signed in and out.
create table pipeline_private.archive_blocks (
  archive_id uuid not null references pipeline.archives (id) on delete cascade,
  block_no integer not null,
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete cascade,
  position bigint not null,
  bytes integer not null,
  row_count integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  key bytea,

  primary key (archive_id, block_no),
  constraint block_holds_rows check (row_count > 0 and bytes > 0 and position >= 0),
  constraint key_has_256_bits check (length(key) = 32)
);
create index archive_blocks_lead on pipeline_private.archive_blocks (vendor_lead_id);

comment on table pipeline_private.archive_blocks is 'Where in its archive the rows of a lead are, and the key without which nobody can read them; null: the lead was erased.';

-- What a chain of the record joins on to, and what its row was, where the beginning has left.
create table pipeline_private.audit_cuts (
  table_name text not null,
  row_id text not null,
  chain_no integer not null,
  from_no integer not null,
  previous_hash bytea,
  hash bytea not null,
  known jsonb,
  vendor_lead_id uuid,
  first_at timestamptz not null,
  last_at timestamptz not null,
  archive_id uuid not null references pipeline.archives (id) deferrable initially deferred,

  primary key (table_name, row_id, chain_no),
  constraint cut_has_links check (from_no between 1 and chain_no),
  constraint chain_begins_somewhere check ((from_no = 1) = (previous_hash is null))
);
create index audit_cuts_lead on pipeline_private.audit_cuts (vendor_lead_id);
create index audit_cuts_archive on pipeline_private.audit_cuts (archive_id);

comment on table pipeline_private.audit_cuts is 'Links of a chain of the audit log that have left, from from_no to chain_no: the hash before them, that of the last, and what they together say of the row.';

-- Only with its archive does a transaction commit in which something left.
create table pipeline_private.left_logs (
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  log pipeline.log_name not null,
  left_at timestamptz not null default pipeline.now(),
  archive_id uuid references pipeline.archives (id) deferrable initially deferred,

  primary key (vendor_lead_id, log)
);
create index left_logs_archive on pipeline_private.left_logs (archive_id);

comment on table pipeline_private.left_logs is 'Leads whose log has left, when it did last, and into which archive; null where there was nothing of it.';

create table pipeline_private.left_transactions (
  transaction_id xid8 not null,
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,

  primary key (transaction_id, vendor_lead_id)
);
create index left_transactions_lead on pipeline_private.left_transactions (vendor_lead_id);
comment on table pipeline_private.left_transactions is 'Leads of which changes that people made in a transaction have left, so that they are taken back no more.';

create table pipeline_private.leaving (
  transaction_id xid8 primary key
);
comment on table pipeline_private.leaving is 'The transaction in which logs are leaving, for as long as that takes.';

create index vendor_leads_archived_at on pipeline.vendor_leads (archived_at, id) where archived_at is not null;

grant select on pipeline.archives to pipeline_admin, pipeline_worker;

reset role;
