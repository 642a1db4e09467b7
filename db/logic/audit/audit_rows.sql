-- Writes the audit trigger of a table whose rows are put on record one at a time, since few are: all of them, or those that
-- somebody changed by hand, past our functions.
create or replace function pipeline_private.audit_rows(relation regclass, changing text, left_out text[], by_hand boolean)
  returns void
  language plpgsql
as $audit_rows$
declare
  table_name text := (select tables.relname from pg_catalog.pg_class as tables where tables.oid = relation);
  key text := (
    select columns.attname
    from pg_catalog.pg_index as keys
    join pg_catalog.pg_attribute as columns on columns.attrelid = keys.indrelid and columns.attnum = keys.indkey[0]
    where keys.indrelid = relation and keys.indisprimary
  );
begin
  execute format(
    $function$
      create or replace function pipeline_private.tg_%1$s__audit()
        returns trigger
        language plpgsql
        security definer
        set timezone = 'UTC'
        set datestyle = 'ISO'
        set enable_seqscan = off
      as $body$
      declare
        stack text;
        actor record;
        written_at timestamptz;
        was jsonb;
        is_now jsonb;
        same text[];
      begin
        -- First of all, since by hand nearly nothing is written.
        get diagnostics stack = pg_context;
        if %3$L and not pipeline_private.is_by_hand(stack) then
          return null;
        end if;
        was := case when tg_op <> 'INSERT' then to_jsonb(old) - %2$L::text[] end;
        is_now := case when tg_op <> 'DELETE' then to_jsonb(new) - %2$L::text[] end;
        same := array(select known.key from jsonb_each(was) as known where known.value is not distinct from is_now -> known.key);
        if tg_op = 'UPDATE' then
          was := was - same;
          is_now := is_now - same;
          if was = '{}' then
            return null;
          end if;
        end if;
        actor := pipeline_private.actor();
        written_at := pipeline.now();
        %4$s;
        return null;
      end
      $body$
    $function$,
    table_name, left_out, by_hand,
    pipeline_private.audit_statement(table_name, format(
      $$select
          coalesce(to_jsonb(new), to_jsonb(old)) ->> %L as row_id,
          (coalesce(to_jsonb(new), to_jsonb(old)) ->> 'vendor_lead_id')::uuid as lead_id, tg_op as operation,
          case tg_op when 'DELETE' then jsonb_strip_nulls(was) else was end as old_values,
          case tg_op when 'INSERT' then jsonb_strip_nulls(is_now) else is_now end as new_values$$,
      key
    ))
  );
  execute format(
    $trigger$
      create or replace trigger _500_audit
        after insert or delete or update %s on %s
        for each row
        %s
        execute function pipeline_private.tg_%s__audit()
    $trigger$,
    'of ' || changing, relation, case when by_hand then 'when (pipeline_private.writes_by_hand())' end, table_name
  );
  perform pipeline_private.refuse_truncate(relation);
end
$audit_rows$;

comment on function pipeline_private.audit_rows is
  'Writes the audit trigger of a table, row by row: which columns make an entry when they change (null: any), which are never on record, and whether only what was changed by hand is.';
