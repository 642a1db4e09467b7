-- Up Migration
-- Up to where the self-check has read, so that every quarter of an hour it reads what is new and not all history.
set local role pipeline_owner;

create table pipeline_private.invariant_mark (
  only_row boolean primary key default true,
  open_transaction xid8 not null,
  audit_id bigint not null,
  audit_id_before bigint not null,

  constraint there_is_one_row check (only_row)
);

comment on table pipeline_private.invariant_mark is 'Up to where the self-check has read; empty before the first.';
comment on column pipeline_private.invariant_mark.open_transaction is 'The oldest transaction that was open then: what it and later ones wrote has not been seen.';
comment on column pipeline_private.invariant_mark.audit_id is 'The last entry of the audit log then.';
comment on column pipeline_private.invariant_mark.audit_id_before is 'The last entry of the audit log at the look before. The next reads on from there: ids are given out before they are committed.';

create index lead_messages_failed on pipeline.lead_messages (vendor_lead_id) where status in ('uncertain', 'failed');

reset role;
