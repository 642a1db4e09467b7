create or replace function pipeline_private.faults_of_leads(lead_ids uuid[], since_id bigint)
  returns table (fault text, table_name text, row_id text, vendor_lead_id uuid, audit_id bigint, detail jsonb)
  language plpgsql
  stable
  set timezone = 'UTC'
  set datestyle = 'ISO'
as $$
declare
  -- A row written without its trigger leaves no entry, but its age shows that it was written.
  age_then integer := (
    select age(pipeline_private.xid_here(entries.transaction_id)) from pipeline.audit_log as entries
    where entries.id <= since_id order by entries.id desc limit 1
  );
  -- Before the first entry, or the first on this server, there is nothing that was already looked at.
  looked_up_to bigint := case when age_then is not null then since_id end;
begin
  return query select * from pipeline_private.broken_links(lead_ids, looked_up_to);

  return query execute pipeline_private.strayed_rows_query(of_leads => lead_ids is not null, only_recent => age_then is not null)
    using lead_ids, looked_up_to, age_then;
end
$$;

comment on function pipeline_private.faults_of_leads is
  'What audit_faults() says, of these leads, or of everything when null: of a thousand leads in one query.';

create or replace function pipeline.audit_faults(lead_id uuid default null, since_id bigint default null)
  returns table (fault text, table_name text, row_id text, vendor_lead_id uuid, audit_id bigint, detail jsonb)
  language sql
  stable
  security definer
as $$
  select * from pipeline_private.faults_of_leads(case when lead_id is not null then array[lead_id] end, since_id)
$$;

comment on function pipeline.audit_faults is
  'Where the audit log was tampered with or a row was changed behind its back; no row when all is well. hash: an entry was edited. link: entries are missing or were slipped in. row: the row is not as its last entry left it. gone: the row was deleted without an entry. With since_id only entries after it and rows written since, which cannot see a row that is gone; without arguments everything.';

grant execute on function pipeline.audit_faults to pipeline_admin, pipeline_worker;

create or replace function pipeline_private.broken_links(lead_ids uuid[], since_id bigint)
  returns table (fault text, table_name text, row_id text, vendor_lead_id uuid, audit_id bigint, detail jsonb)
  language sql
  stable
as $$
  select
    broken.fault, entries.table_name, entries.row_id, entries.vendor_lead_id, entries.id,
    jsonb_build_object('chainNo', entries.chain_no, 'recordedAs', entries.session_login, 'at', entries.created_at)
  from pipeline.audit_log as entries
  left join pipeline.audit_log as before
    on before.table_name = entries.table_name and before.row_id = entries.row_id and before.chain_no = entries.chain_no - 1
  left join pipeline_private.audit_cuts as cuts
    on cuts.table_name = entries.table_name and cuts.row_id = entries.row_id and cuts.chain_no = entries.chain_no - 1
  cross join lateral (
    select 'hash' as fault
    where entries.hash <> pipeline_private.audit_hash(
      entries.previous_hash, entries.table_name, entries.row_id, entries.chain_no, entries.vendor_lead_id,
      entries.operation, entries.old_values, entries.new_values, entries.digests, entries.actor_kind, entries.actor, entries.user_id,
      entries.reason, entries.session_login, entries.application_name, entries.client_address, entries.transaction_id,
      entries.created_at
    )
    or entries.salt is not null and entries.digests is distinct from pipeline_private.seal(
      entries.old_values, entries.new_values, pipeline_private.personal_columns(entries.table_name), entries.salt
    )
    -- Without their salt, values that digests stand for are erased.
    or entries.salt is null and entries.digests is not null and (
      pipeline_private.without_sealed(entries.old_values, entries.digests) is distinct from entries.old_values
      or pipeline_private.without_sealed(entries.new_values, entries.digests) is distinct from entries.new_values
    )
    union all
    select 'link'
    where entries.previous_hash is distinct from coalesce(before.hash, cuts.hash)
  ) as broken
  where (entries.vendor_lead_id = any (lead_ids) or lead_ids is null)
    and (entries.id > broken_links.since_id or broken_links.since_id is null)
$$;

comment on function pipeline_private.broken_links is
  'Entries whose hash is not that of what they say, and entries that do not join on to the one before.';

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
      else format('entries.table_name = any (%L) and ($1 is null or entries.vendor_lead_id = any ($1))', array_agg(tables.table_name))
    end
  )
  from (
    select audited.table_name, format(
      $rows$
        select %1$L as table_name, concat_ws(':', %2$s) as row_id, %3$s as lead_id, jsonb_strip_nulls(to_jsonb(t) - 'updated_at') as stands
        from pipeline.%1$I as t
        where ($1 is null or %3$s = any ($1)) and ($2 is null or age(t.xmin) <= $3)
      $rows$,
      audited.table_name,
      (select string_agg(format('t.%I', name), ', ') from unnest(audited.key_columns) as name),
      coalesce('t.' || audited.lead_column, 'null::uuid')
    ) as present_rows
    from pipeline_private.audited_tables as audited
    where audited.lead_column is not null or not of_leads
  ) as tables
$function$;

comment on function pipeline_private.strayed_rows_query is
  'The query that compares the rows of all audited tables, or of those that are about leads, with what their entries add up to. Parameters: the leads or null, the last entry already checked or null, the age of its transaction.';
