create or replace function pipeline_private.said_of_row(old_values jsonb, new_values jsonb)
  returns jsonb
  language sql
  immutable
as $$
  select coalesce(new_values, (select jsonb_object_agg(key, null) from jsonb_object_keys(old_values) as key))
$$;

comment on function pipeline_private.said_of_row is 'What an entry says of its row: the new values, or that there is none any more.';

-- What has left of a chain is one link here, so that its row is known from its whole history.
create or replace view pipeline_private.audit_links as
  select
    entries.table_name, entries.row_id, entries.chain_no, entries.id, entries.vendor_lead_id, entries.operation::text as operation,
    entries.created_at, pipeline_private.said_of_row(entries.old_values, entries.new_values) as said
  from pipeline.audit_log as entries
  union all
  select cuts.table_name, cuts.row_id, cuts.chain_no, 0, cuts.vendor_lead_id, 'UPDATE', cuts.last_at, cuts.known
  from pipeline_private.audit_cuts as cuts
  where cuts.known is not null;

comment on view pipeline_private.audit_links is 'What entries of the audit log say of their rows; those of a chain that have left together as one.';
