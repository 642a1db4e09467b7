create or replace function pipeline_private.audit_heads()
  returns table (table_name text, row_id text, chain_no integer, hash bytea)
  language sql
  stable
  security definer
as $$
  select distinct on (entries.table_name, entries.row_id) entries.table_name, entries.row_id, entries.chain_no, entries.hash
  from pipeline.audit_log as entries
  order by entries.table_name, entries.row_id, entries.chain_no desc
$$;

comment on function pipeline_private.audit_heads is
  'The last link of every chain of the audit log. Kept elsewhere they show later whether history was rewritten.';

grant execute on function pipeline_private.audit_heads to pipeline_admin, pipeline_worker;
