-- One query for all tables: to plan one for each takes ten times as long.
create or replace function pipeline_private.strayed_rows_query(of_leads boolean, only_recent boolean)
  returns text
  language sql
  stable
as $function$
  select format(
    $query$
      select
        case when present.row_id is null then 'gone' else 'row' end,
        coalesce(present.table_name, history.table_name), coalesce(present.row_id, history.row_id),
        coalesce(present.lead_id, history.lead_id), history.last_id,
        jsonb_build_object('columns', array(
          select key
          from jsonb_object_keys(coalesce(present.stands, '{}') || coalesce(history.known, '{}')) as key
          where present.stands -> key is distinct from history.known -> key
          order by key
        ))
      from (%1$s) as present
      %2$s (
        select
          entries.table_name, entries.row_id,
          (array_agg(entries.vendor_lead_id order by entries.chain_no desc))[1] as lead_id,
          max(entries.id) as last_id,
          (array_agg(entries.operation order by entries.chain_no desc))[1] as last_operation,
          jsonb_strip_nulls(pipeline_private.jsonb_overlay(entries.said order by entries.chain_no)) as known
        from pipeline_private.audit_links as entries
        where %3$s
        group by entries.table_name, entries.row_id
      ) as history on history.table_name = present.table_name and history.row_id = present.row_id
      where present.stands is distinct from history.known
        and (present.row_id is not null or history.last_operation <> 'DELETE')
    $query$,
    string_agg(tables.present_rows, ' union all ' order by tables.table_name),
    case when only_recent then 'left join lateral' else 'full join' end,
    case
      when only_recent then 'entries.table_name = present.table_name and entries.row_id = present.row_id'
      when of_leads then format('entries.table_name = any (%L) and entries.vendor_lead_id = any ($1)', array_agg(tables.table_name))
      else format('entries.table_name = any (%L)', array_agg(tables.table_name))
    end
  )
  from (
    select audited.table_name, format(
      $rows$
        select %1$L::text as table_name, concat_ws(':', %2$s) as row_id, %3$s as lead_id, jsonb_strip_nulls(to_jsonb(t) - 'updated_at') as stands
        from pipeline.%1$I as t
        where %4$s and %5$s
      $rows$,
      audited.table_name,
      (select string_agg(format('t.%I', name), ', ') from unnest(audited.key_columns) as name),
      coalesce('t.' || audited.lead_column, 'null::uuid'),
      case when of_leads then format('t.%s = any ($1)', audited.lead_column) else 'true' end,
      case when only_recent then 'age(t.xmin) <= $2' else 'true' end
    ) as present_rows
    from pipeline_private.audited_tables as audited
    where audited.lead_column is not null or not of_leads
  ) as tables
$function$;

comment on function pipeline_private.strayed_rows_query is
  'The query that compares the rows of all audited tables, or of those that are about leads, with what their entries add up to. Parameters: the leads, the age of the transaction of the last entry already checked.';

-- What is asked most often, with a plan that a session keeps.
do $write$
begin
  execute format(
    $function$
      create or replace function pipeline_private.all_strayed_rows()
        returns table (fault text, table_name text, row_id text, vendor_lead_id uuid, audit_id bigint, detail jsonb)
        language plpgsql
        stable
        set timezone = 'UTC'
        set datestyle = 'ISO'
      as %L
    $function$,
    format(e'#variable_conflict use_column\nbegin\n  return query %s;\nend', pipeline_private.strayed_rows_query(of_leads => false, only_recent => false))
  );
end
$write$;

comment on function pipeline_private.all_strayed_rows is
  'The rows that are not as the audit log left them, of all audited tables: strayed_rows_query() of everything, written out.';
