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

  if lead_ids is null and age_then is null then
    return query select * from pipeline_private.all_strayed_rows();
  else
    return query execute pipeline_private.strayed_rows_query(of_leads => lead_ids is not null, only_recent => age_then is not null)
      using lead_ids, age_then;
  end if;
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
