-- Up Migration
-- What every row of the pipeline was before, and who changed it. The rows about one audited row are a chain: each
-- carries the hash of the one before, so that a row edited, removed or slipped in later breaks it. One chain a row,
-- not one for all: the row's own lock puts its links in order, and nobody waits for anybody else.
set local role pipeline_owner;

create table pipeline.audit_log (
  id bigint generated always as identity primary key,
  table_name text not null,
  row_id text not null,
  chain_no integer not null,
  vendor_lead_id uuid,
  operation text not null,
  old_values jsonb,
  new_values jsonb,
  actor_kind text not null,
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

  constraint operation_fits_its_values check (
    case operation
      when 'INSERT' then old_values is null and new_values is not null
      when 'UPDATE' then old_values is not null and new_values is not null
      when 'DELETE' then old_values is not null and new_values is null
      else false
    end
  ),
  constraint chain_starts_from_nothing check ((chain_no = 1) = (previous_hash is null)),
  constraint one_entry_per_link unique (table_name, row_id, chain_no)
);

create index audit_log_lead on pipeline.audit_log (vendor_lead_id, id);
-- The entries of one transaction lie side by side.
create index audit_log_created_at on pipeline.audit_log using brin (created_at) with (pages_per_range = 8, autosummarize = on);

create table pipeline_private.undone_changes (
  vendor_lead_id uuid not null,
  transaction_id xid8 not null,
  changed_at timestamptz not null,
  undone_by xid8 not null default pg_current_xact_id(),
  undone_at timestamptz not null default pipeline.now(),

  primary key (vendor_lead_id, transaction_id, changed_at)
);

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

comment on table pipeline_private.undone_changes is 'What a transaction did to a lead and was taken back since; gone when the undo is taken back itself. With its time, since numbers of transactions begin anew on another server.';
comment on type pipeline_private.undone_row is 'What a transaction did to a row: the columns that differ before and after, which of them an undo writes (null: the row was made, and goes), and what has become of them since that stands in its way (null: nothing).';

alter table pipeline.audit_log set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

comment on table pipeline.audit_log is 'Every change of a lead, an offer, a deal, a review item, a suppressed number or a rule: old and new values, with who, from where and why. Append-only, and chained by hashes.';
comment on column pipeline.audit_log.row_id is 'The primary key of the changed row; parts joined by a colon.';
comment on column pipeline.audit_log.chain_no is 'Place in the chain of this row, from 1 without gaps.';
comment on column pipeline.audit_log.vendor_lead_id is 'The lead it belongs to; null for rules.';
comment on column pipeline.audit_log.old_values is 'UPDATE: the changed columns as they were. DELETE: all columns that were not null. Null for INSERT. updated_at is left out.';
comment on column pipeline.audit_log.new_values is 'UPDATE: the changed columns as they became. INSERT: all columns that are not null. Null for DELETE. updated_at is left out.';
comment on column pipeline.audit_log.reason is 'The setting pipeline.reason of the transaction; null when none was given.';
comment on column pipeline.audit_log.session_login is 'The login of the session, whatever role it chose.';
comment on column pipeline.audit_log.client_address is 'Null over a local socket.';
comment on column pipeline.audit_log.created_at is 'Business time of the change.';
comment on column pipeline.audit_log.previous_hash is 'The hash of the link before; null for the first.';
comment on column pipeline.audit_log.hash is 'SHA-256 over the link before and everything in this row but its id; see pipeline_private.audit_hash().';

grant select on pipeline.audit_log to pipeline_operator, pipeline_worker;

reset role;
