-- Rules are compared with their releases by all of their record, which therefore stays; people sign in and out every day.
create or replace function pipeline_private.chains_to_cut(lead_ids uuid[], before timestamptz)
  returns table (table_name text, row_id text, vendor_lead_id uuid)
  language sql
  stable
  rows 1000
as $$
  select distinct entries.table_name, entries.row_id, entries.vendor_lead_id
  from pipeline.audit_log as entries
  where entries.vendor_lead_id = any (lead_ids)
  union all
  (
    select entries.table_name, entries.row_id, null
    from pipeline.audit_log as entries
    where lead_ids is null and entries.vendor_lead_id is null and entries.created_at < before
      and entries.table_name in ('users', 'user_sessions', 'api_tokens')
    group by entries.table_name, entries.row_id
    having count(*) > 1
    -- The same ones, however often it is asked.
    order by entries.table_name, entries.row_id
    limit 2000
  )
$$;

comment on function pipeline_private.chains_to_cut is
  'Chains of the record that tell of these leads; without leads, of who could sign in and did: some of those that are old.';

create or replace function pipeline_private.entries_to_leave(lead_ids uuid[], before timestamptz)
  returns setof pipeline.audit_log
  language sql
  stable
  rows 2000
as $$
  select entries.*
  from (
    select
      chains.table_name, chains.row_id,
      least(
        max(links.chain_no),
        min(links.chain_no) filter (where links.created_at >= before or links.vendor_lead_id is distinct from chains.vendor_lead_id)
      ) as kept_from
    from pipeline_private.chains_to_cut(lead_ids, before) as chains
    join pipeline.audit_log as links on links.table_name = chains.table_name and links.row_id = chains.row_id
    group by chains.table_name, chains.row_id, chains.vendor_lead_id
  ) as cut
  join pipeline.audit_log as entries
    on entries.table_name = cut.table_name and entries.row_id = cut.row_id and entries.chain_no < cut.kept_from
$$;

comment on function pipeline_private.entries_to_leave is
  'Entries of the record that may leave: of each chain the beginning, never the last link, to which the next is joined and which exported heads name.';

create or replace function pipeline_private.cut_chains(leaving pipeline.audit_log[], archive uuid)
  returns void
  language sql
as $$
  insert into pipeline_private.audit_cuts
    (table_name, row_id, chain_no, from_no, previous_hash, hash, known, vendor_lead_id, first_at, last_at, archive_id)
  select
    links.table_name, links.row_id, max(links.chain_no), min(links.chain_no),
    (array_agg(links.previous_hash order by links.chain_no))[1], (array_agg(links.hash order by links.chain_no desc))[1],
    case
      when links.table_name in (select audited.table_name from pipeline_private.audited_tables as audited)
        then pipeline_private.jsonb_overlay(pipeline_private.said_of_row(links.old_values, links.new_values) order by links.chain_no)
    end,
    (array_agg(links.vendor_lead_id))[1], min(links.created_at), max(links.created_at), archive
  from unnest(leaving) as links
  group by links.table_name, links.row_id;

  insert into pipeline_private.left_transactions (transaction_id, vendor_lead_id)
  select distinct links.transaction_id, links.vendor_lead_id
  from unnest(leaving) as links
  where links.actor_kind in ('user', 'sql') and links.vendor_lead_id is not null
  on conflict do nothing
$$;

comment on function pipeline_private.cut_chains is 'Writes down what the rest of these chains joins on to, and what the entries that leave say of their rows.';
