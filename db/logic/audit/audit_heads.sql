create or replace function pipeline_private.audit_heads(before xid8)
  returns table (table_name text, row_id text, chain_no integer, hash bytea)
  language sql
  stable
  security definer
  set search_path = ''
as $$
  select distinct on (entries.table_name, entries.row_id) entries.table_name, entries.row_id, entries.chain_no, entries.hash
  from pipeline.audit_log as entries
  where entries.transaction_id < before
  order by entries.table_name, entries.row_id, entries.chain_no desc
$$;

comment on function pipeline_private.audit_heads(xid8) is
  'The last link of every chain of the audit log, of transactions before this one. Kept elsewhere they show later whether history was rewritten.';

grant execute on function pipeline_private.audit_heads(xid8) to pipeline_admin, pipeline_worker;
