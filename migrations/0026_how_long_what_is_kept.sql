-- Up Migration
-- For how long personal data are kept, and who has been erased. Logs of leads that are long finished leave the database as files, and can
-- be read again: what figures, rights and the chains of the record need stays. A file is encrypted lead by lead, and the keys are here:
-- erasing a lead is forgetting its keys. And what people ask of us by right, with the last day on which the law lets us answer it.
set local role pipeline_owner;

create domain pipeline.retention_kind as text constraint retention_kind_is_a_name check (value ~ '^[a-z][a-z_]{1,60}$');

create table pipeline.retention_rules (
  kind pipeline.retention_kind primary key,
  title pipeline.one_line not null,
  kept_for interval,
  counted_from pipeline.one_line not null,
  what_happens pipeline.one_line not null,
  legal_basis pipeline.free_text not null,
  enabled boolean not null default false,

  constraint something_is_kept_for_some_time check (kept_for between interval '1 day' and interval '100 years'),
  constraint only_what_can_go_is_switched_on check (not enabled or kind in ('dead_leads', 'completed_leads', 'unplaced_texts')),
  constraint what_is_kept_for_ever_never_ends check (kept_for is not null or not enabled)
);

comment on table pipeline.retention_rules is 'For how long which personal data are kept, and why. What is past its time is erased every night, once its rule is switched on.';
comment on column pipeline.retention_rules.kind is 'Names the data.';
comment on column pipeline.retention_rules.title is 'What they are.';
comment on column pipeline.retention_rules.kept_for is 'For how long they are kept; null for ever.';
comment on column pipeline.retention_rules.counted_from is 'From when that is counted.';
comment on column pipeline.retention_rules.what_happens is 'What happens then.';
comment on column pipeline.retention_rules.legal_basis is 'Why they are kept for as long.';
comment on column pipeline.retention_rules.enabled is 'Whether it happens by itself; until then each night only counts.';

create table pipeline.erasures (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  kind pipeline.retention_kind references pipeline.retention_rules (kind) on update cascade,
  reason pipeline.free_text not null,
  erased_by text not null,
  erased_at timestamptz not null default pipeline.now(),

  constraint a_lead_is_erased_once unique (vendor_lead_id)
);

create index erasures_kind on pipeline.erasures (kind);
create index erasures_erased_at on pipeline.erasures (erased_at);

comment on table pipeline.erasures is 'Leads of which nothing tells any more who they were. What is left are their moves, figures and times.';
comment on column pipeline.erasures.id is 'Names the erasure.';
comment on column pipeline.erasures.vendor_lead_id is 'The lead.';
comment on column pipeline.erasures.kind is 'The rule by which it happened; null when somebody asked for it.';
comment on column pipeline.erasures.reason is 'Why.';
comment on column pipeline.erasures.erased_by is 'Who did it.';
comment on column pipeline.erasures.erased_at is 'When, by the business clock.';

-- Lets the function that erases write where nobody else may: there is a row only while it does.
create table pipeline_private.erasing (
  transaction_id xid8 primary key
);

comment on table pipeline_private.erasing is 'The transaction in which leads are being erased, for as long as that takes.';

create type pipeline.retention_state as (
  kind text,
  title text,
  kept_for interval,
  enabled boolean,
  due integer
);

comment on type pipeline.retention_state is 'How much of a kind of personal data is past its time.';
comment on column pipeline.retention_state.kind is 'Names the data.';
comment on column pipeline.retention_state.title is 'What they are.';
comment on column pipeline.retention_state.kept_for is 'For how long they are kept; null for ever.';
comment on column pipeline.retention_state.enabled is 'Whether they are erased by themselves.';
comment on column pipeline.retention_state.due is 'How many would be erased now.';

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
create index vendor_leads_dead_since on pipeline.vendor_leads (stage_entered_at) where pipeline_stage = 'DEAD_LEAD' and archived_at is null;

create domain pipeline.rights_kind as text constraint rights_kind_is_known check (
  value in ('access', 'rectification', 'erasure', 'restriction', 'portability', 'objection', 'automated_decision', 'complaint')
);
create domain pipeline.rights_status as text constraint rights_status_is_known check (
  value in ('open', 'extended', 'answered', 'refused', 'withdrawn')
);
create domain pipeline.rights_way as text constraint rights_way_is_known check (
  value in ('text', 'call', 'letter', 'email', 'in_person', 'other')
);

create table pipeline.rights_rules (
  kind pipeline.rights_kind primary key,
  title pipeline.one_line not null,
  description pipeline.free_text not null,
  answer_within interval not null,
  extended_by interval,
  may_refuse boolean not null,
  suppresses boolean not null,
  warn_before interval not null,
  acknowledged_by text references pipeline.message_templates (template) on delete restrict,

  constraint clock_is_days_or_months check (
    answer_within > interval '0' and extract(day from answer_within) * extract(month from answer_within) = 0 and extract(hour from answer_within) = 0
  ),
  constraint warns_in_days check (warn_before >= interval '0' and extract(month from warn_before) = 0)
);

create index rights_rules_acknowledged_by on pipeline.rights_rules (acknowledged_by);

comment on table pipeline.rights_rules is 'What people may ask of us by right, and how long the law gives us for the answer.';
comment on column pipeline.rights_rules.kind is 'Names it.';
comment on column pipeline.rights_rules.title is 'What people call it.';
comment on column pipeline.rights_rules.description is 'What counts as it, what we owe, and by which law.';
comment on column pipeline.rights_rules.answer_within is 'How long we have: months up to the same day of a later month, or its last; of days the day of receipt is the first.';
comment on column pipeline.rights_rules.extended_by is 'By how much it may be extended; null where the law knows no extension.';
comment on column pipeline.rights_rules.may_refuse is 'Whether it may be refused, with a reason.';
comment on column pipeline.rights_rules.suppresses is 'Whether it silences the number at once, as an opt-out does.';
comment on column pipeline.rights_rules.warn_before is 'How long before its last day people are alerted.';
comment on column pipeline.rights_rules.acknowledged_by is 'The template of the text that says it has come; null where a person says it.';

create table pipeline.rights_requests (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  kind pipeline.rights_kind not null references pipeline.rights_rules (kind),
  came_by pipeline.rights_way not null,
  said pipeline.free_text,
  message_id uuid references pipeline.lead_messages (id) on delete set null,
  noted_by text not null,
  received_at timestamptz not null,
  due_on date not null,
  status pipeline.rights_status not null default 'open',
  acknowledgement_id uuid references pipeline.lead_messages (id) on delete set null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  extension_reason pipeline.free_text,
  settled_at timestamptz,
  settled_by text,
  outcome pipeline.free_text,

  constraint acknowledged_by_somebody check ((acknowledged_at is null) = (acknowledged_by is null)),
  constraint extension_has_a_reason check (status <> 'extended' or extension_reason is not null),
  constraint settled_is_complete check (
    num_nonnulls(settled_at, settled_by, outcome) = case when status in ('open', 'extended') then 0 else 3 end
  )
);

create unique index one_open_request_of_a_kind on pipeline.rights_requests (vendor_lead_id, kind) where settled_at is null;
create index rights_requests_lead on pipeline.rights_requests (vendor_lead_id, received_at);
create index rights_requests_due on pipeline.rights_requests (due_on) where settled_at is null;
create index rights_requests_kind on pipeline.rights_requests (kind);
create index rights_requests_message on pipeline.rights_requests (message_id);
create index rights_requests_acknowledgement on pipeline.rights_requests (acknowledgement_id);

comment on table pipeline.rights_requests is 'What people asked of us by right. At most one of a kind is open for a lead.';
comment on column pipeline.rights_requests.id is 'Names it.';
comment on column pipeline.rights_requests.vendor_lead_id is 'The lead of whoever asked.';
comment on column pipeline.rights_requests.kind is 'What they ask for.';
comment on column pipeline.rights_requests.came_by is 'How it came.';
comment on column pipeline.rights_requests.said is 'What was asked, in the words of whoever noted it; null where it was read in a text.';
comment on column pipeline.rights_requests.message_id is 'The text in which it was read; null when a person noted it.';
comment on column pipeline.rights_requests.noted_by is 'Who noted it: pipeline where it was read in a text, else a user or a login.';
comment on column pipeline.rights_requests.received_at is 'When it came to us: the clock runs from that day.';
comment on column pipeline.rights_requests.due_on is 'The last day for the answer; the last for the acknowledgement, too.';
comment on column pipeline.rights_requests.status is 'open, extended, answered, refused, or withdrawn (it was none, or they took it back).';
comment on column pipeline.rights_requests.acknowledgement_id is 'The text of ours that says it has come; null when none was written.';
comment on column pipeline.rights_requests.acknowledged_at is 'When a person told them that it has come; null while none has.';
comment on column pipeline.rights_requests.acknowledged_by is 'Who did; null while nobody has.';
comment on column pipeline.rights_requests.extension_reason is 'Why it was extended, as they were told; null unless it was.';
comment on column pipeline.rights_requests.settled_at is 'When it was answered, refused or withdrawn; null while it is open.';
comment on column pipeline.rights_requests.settled_by is 'Who did; null while it is open.';
comment on column pipeline.rights_requests.outcome is 'What they were answered, or why it was refused or withdrawn; null while it is open.';

grant select on pipeline.retention_rules, pipeline.erasures, pipeline.rights_rules, pipeline.rights_requests to pipeline_viewer, pipeline_worker;
grant select on pipeline.archives to pipeline_admin, pipeline_worker;
grant update (kept_for, counted_from, what_happens, legal_basis, enabled) on pipeline.retention_rules to pipeline_admin;
grant insert, update, delete on pipeline.rights_rules to pipeline_admin;

reset role;
