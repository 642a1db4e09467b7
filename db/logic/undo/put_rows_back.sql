create or replace function pipeline_private.put_rows_back(changes pipeline_private.undone_row[], of_table text)
  returns void
  language plpgsql
as $$
declare
  of_this pipeline_private.undone_row[] := array(
    select undone from unnest(changes) as undone
    where undone.table_name = of_table and (undone.operation <> 'UPDATE' or undone.writes <> '{}')
  );
  is_meant text := (
    select replace(audited.key_condition, '$1', 'undone.row_id')
    from pipeline_private.audited_tables as audited
    where audited.table_name = of_table
  );
  columns text;
  gone jsonb;
  done bigint;
  missing bigint;
begin
  -- What was made goes first: two offers are never open side by side.
  execute format(
    'delete from pipeline.%1$I as t using unnest($1) as undone where undone.operation = ''INSERT'' and %2$s', of_table, is_meant
  ) using of_this;
  get diagnostics done = row_count;
  missing := -done;

  -- Only what some change wrote: a column that the pipeline keeps for itself is not touched.
  select string_agg(format('%1$I = case when undone.writes ? %1$L then wanted.%1$I else t.%1$I end', name), ', ')
  into columns
  from (
    select distinct name
    from unnest(of_this) as undone
    cross join lateral jsonb_object_keys(undone.writes) as name
    where undone.operation = 'UPDATE'
  ) as written;
  if columns is not null then
    execute format(
      'update pipeline.%1$I as t set %2$s
       from unnest($1) as undone
       cross join lateral jsonb_populate_record(null::pipeline.%1$I, undone.writes) as wanted
       where undone.operation = ''UPDATE'' and %3$s',
      of_table, columns, is_meant
    ) using of_this;
    get diagnostics done = row_count;
    missing := missing - done;
  end if;

  select missing + count(*) into missing from unnest(of_this) as undone where undone.operation <> 'DELETE';
  if missing <> 0 then
    raise exception '% rows of % are not there any more', missing, of_table using errcode = 'VL016', hint = 'Write the right values.';
  end if;

  for gone in select undone.writes from unnest(of_this) as undone where undone.operation = 'DELETE' loop
    -- The record leaves out what was null and what it does not follow; the table's defaults fill that in.
    columns := (select string_agg(format('%I', name), ', ') from jsonb_object_keys(gone) as name);
    execute format(
      'insert into pipeline.%1$I (%2$s) overriding system value select %2$s from jsonb_populate_record(null::pipeline.%1$I, $1)', of_table, columns
    ) using gone;
  end loop;
end
$$;

comment on function pipeline_private.put_rows_back is
  'Undoes what changes did to the rows of one audited table: writes columns back, removes rows that were made, puts back those that are gone.';

create or replace function pipeline_private.put_questions_back(changes pipeline_private.undone_row[])
  returns void
  language sql
as $$
  select pipeline_private.close_review_items(
    array(
      select undone.row_id::uuid from unnest(changes) as undone where undone.table_name = 'review_items' and undone.operation = 'INSERT'
    ),
    'undone'
  );

  -- What the change had closed is asked again, as a question about the visit the lead is at now; not when the lead
  -- has moved on to another stage, or the same has been asked anew.
  update pipeline.review_items as items
  set resolved_at = null, resolved_by = null, resolution = null, closed_because = null, stage_visit = leads.stage_visit
  from unnest(changes) as undone, pipeline.vendor_leads as leads
  where undone.table_name = 'review_items'
    and undone.operation = 'UPDATE'
    and undone.writes -> 'resolved_at' = 'null'
    and items.id = undone.row_id::uuid
    and leads.id = items.vendor_lead_id
    and (
      items.stage_visit = leads.stage_visit or items.stage = leads.pipeline_stage
      or pipeline_private.outlives_visit(items, leads.pipeline_stage)
    )
    and not exists (
      select from pipeline.review_items as again
      where again.vendor_lead_id = items.vendor_lead_id and again.resolved_at is null
        and (again.kind, again.about) = (items.kind, items.about)
    )
$$;

comment on function pipeline_private.put_questions_back is
  'Closes the questions to people that changes led to, and opens again what they had closed.';
