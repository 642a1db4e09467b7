create or replace function pipeline_private.tg_history__is_append_only()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  -- What tells of a person may go, and what is old into an archive; the chain of hashes shows that nothing else went.
  if tg_op = 'UPDATE' and pipeline_private.is_erasing() or tg_op = 'DELETE' and pipeline_private.is_leaving() then
    return null;
  end if;
  raise exception 'history is append-only'
    using errcode = 'VL007', hint = 'Write a new event that corrects it.', schema = tg_table_schema, table = tg_table_name;
end
$$;

-- A trigger on a parent does not see what is written to a partition of it by name.
do $do$
declare
  part regclass;
begin
  for part in
    select parts.relid
    from unnest(array['pipeline.pipeline_events', 'pipeline.audit_log']::regclass[]) as history
    cross join lateral (select history union select tree.relid from pg_partition_tree(history) as tree) as parts (relid)
  loop
    execute format(
      'create or replace trigger _200_is_append_only before update or delete or truncate on %s
         for each statement execute function pipeline_private.tg_history__is_append_only()',
      part
    );
  end loop;
end
$do$;

comment on function pipeline_private.tg_history__is_append_only is 'Events and audit rows are never changed or removed, by nobody: VL007. What tells of a person is erased by erase_lead() alone, and what is old leaves by take_out() alone, into an archive.';

create or replace function pipeline_private.tg_audited__refuse_truncate()
  returns trigger
  language plpgsql
as $$
begin
  raise exception 'TRUNCATE leaves no trace in the audit log'
    using errcode = 'VL007', hint = 'Use DELETE.', schema = tg_table_schema, table = tg_table_name;
end
$$;

create or replace function pipeline_private.refuse_truncate(relation regclass)
  returns void
  language plpgsql
as $$
begin
  execute format(
    'create or replace trigger _200_refuse_truncate before truncate on %s
       for each statement execute function pipeline_private.tg_audited__refuse_truncate()',
    relation
  );
end
$$;

comment on function pipeline_private.refuse_truncate is 'Lets nobody empty a table whose changes are on record, row by row.';
