-- Writes the audit triggers of a table. They are generated because the columns that changed are then compared and
-- picked by plain expressions: comparing the two rows as jsonb costs a query for each row. The statement's old and
-- new rows are paired by a full join, which is never done by nested loops, however old the plan is; sequential
-- scans are off for the same reason: a plan made while the log was empty must not read it all, row by row, later.
--
-- A function that is called by the very statement that writes a row, from a CTE, would have its change on record
-- before the change it was made on, and its effects before those of that change. Such statements are refused.
create or replace function pipeline_private.audit_table(table_name text, key_columns text[], lead_column text)
  returns void
  language plpgsql
as $audit_table$
declare
  old_key text;
  new_key text;
  paired text;
  present text;
  unchanged text;
  absent text;
  lead_of_changed text := 'null::uuid';
  lead_of_pair text := 'null::uuid';
begin
  if lead_column is not null then
    lead_of_changed := format('changed.%I', lead_column);
    lead_of_pair := format('coalesce(new_row.%1$I, old_row.%1$I)', lead_column);
  end if;

  select
    string_agg(format('old_row.%I', name), ', '), string_agg(format('new_row.%I', name), ', '),
    string_agg(format('old_row.%1$I = new_row.%1$I', name), ' and '), string_agg(format('present.%1$I = new_row.%1$I', name), ' and ')
  into old_key, new_key, paired, present
  from unnest(key_columns) as name;

  select
    -- 72 hours and 3 days are equal, and yet are not written the same.
    string_agg(
      format(
        'case when old_row.%1$I%2$s is not distinct from new_row.%1$I%2$s then %1$L end',
        columns.attname, case when pg_basetype(columns.atttypid) = 'interval'::regtype then '::text' end
      ),
      ', '
    ),
    string_agg(format('case when changed.%1$I is null then %1$L end', columns.attname), ', ')
  into unchanged, absent
  from pg_catalog.pg_attribute as columns
  where columns.attrelid = format('pipeline.%I', audit_table.table_name)::regclass
    and columns.attnum > 0
    and not columns.attisdropped
    and columns.attname <> 'updated_at';

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
        actor record := pipeline_private.actor();
        written_at timestamptz := pipeline.now();
      begin
        if tg_op <> 'DELETE' then
          if exists (
            select
            from new_rows as new_row
            where (select present from pipeline.%1$I as present where %5$s) is distinct from new_row
          ) then
            raise exception 'what this statement wrote was changed again before it had ended'
              using
                errcode = 'VL025', hint = 'Call the function in a statement of its own, after the INSERT or UPDATE.',
                schema = tg_table_schema, table = tg_table_name;
          end if;
        end if;
        if tg_op = 'INSERT' then
          %2$s;
        elsif tg_op = 'UPDATE' then
          %3$s;
        else
          %4$s;
        end if;
        return null;
      end
      $body$
    $function$,
    audit_table.table_name,
    pipeline_private.audit_statement(audit_table.table_name, format(
      $$select concat_ws(':', %s) as row_id, %s as lead_id, 'INSERT' as operation, null::jsonb as old_values,
          to_jsonb(changed) - array_remove(array[%s, 'updated_at'], null) as new_values
        from new_rows as changed$$,
      replace(new_key, 'new_row.', 'changed.'), lead_of_changed, absent
    )),
    pipeline_private.audit_statement(audit_table.table_name, format(
      $$select pair.row_id, pair.lead_id, pair.operation, pair.old_values - pair.unchanged as old_values,
          pair.new_values - pair.unchanged as new_values
        from (
          select
            case when new_row is null then concat_ws(':', %1$s) else concat_ws(':', %2$s) end as row_id,
            %3$s as lead_id,
            case when old_row is null then 'INSERT' when new_row is null then 'DELETE' else 'UPDATE' end as operation,
            to_jsonb(old_row) as old_values,
            to_jsonb(new_row) as new_values,
            array_remove(array[%4$s, 'updated_at'], null) as unchanged
          from old_rows as old_row
          full join new_rows as new_row on %5$s
          offset 0
        ) as pair
        where cardinality(pair.unchanged) < %6$s$$,
      old_key, new_key, lead_of_pair, unchanged, paired,
      (select count(*) + 1 from regexp_matches(unchanged, 'case when', 'g'))
    )),
    pipeline_private.audit_statement(audit_table.table_name, format(
      $$select concat_ws(':', %s) as row_id, %s as lead_id, 'DELETE' as operation,
          to_jsonb(changed) - array_remove(array[%s, 'updated_at'], null) as old_values, null::jsonb as new_values
        from old_rows as changed$$,
      replace(old_key, 'old_row.', 'changed.'), lead_of_changed, absent
    )),
    present
  );

  execute format(
    $triggers$
      create or replace trigger _500_audit_insert
        after insert on pipeline.%1$I
        referencing new table as new_rows
        for each statement
        execute function pipeline_private.tg_%1$s__audit();

      create or replace trigger _500_audit_update
        after update on pipeline.%1$I
        referencing old table as old_rows new table as new_rows
        for each statement
        execute function pipeline_private.tg_%1$s__audit();

      create or replace trigger _500_audit_delete
        after delete on pipeline.%1$I
        referencing old table as old_rows
        for each statement
        execute function pipeline_private.tg_%1$s__audit();
    $triggers$,
    audit_table.table_name
  );
  perform pipeline_private.refuse_truncate(format('pipeline.%I', audit_table.table_name)::regclass);
end
$audit_table$;

comment on function pipeline_private.audit_table is
  'Writes the audit triggers of a table of the schema pipeline: the columns that name a row, and the one with the lead''s id, null where there is none.';
