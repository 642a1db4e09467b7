create or replace function pipeline_private.faults_of_left(archive uuid, lead_id uuid, entries jsonb)
  returns table (fault text, table_name text, row_id text)
  language sql
  stable
  security definer
  set timezone = 'UTC'
  set datestyle = 'ISO'
  rows 10
as $$
  with links as materialized (
    select
      given.*,
      lag(given.hash) over chain as hash_before, lag(given.chain_no) over chain as no_before
    from jsonb_populate_recordset(null::pipeline.audit_log, entries) as given
    window chain as (partition by given.table_name, given.row_id order by given.chain_no)
  ),
  chains as (
    select
      links.table_name, links.row_id, min(links.chain_no) as from_no, max(links.chain_no) as to_no,
      (array_agg(links.hash order by links.chain_no desc))[1] as hash,
      (array_agg(links.previous_hash order by links.chain_no))[1] as previous_hash
    from links
    group by links.table_name, links.row_id
  )
  select 'hash', links.table_name, links.row_id
  from links
  where links.hash is distinct from pipeline_private.audit_hash(
      links.previous_hash, links.table_name, links.row_id, links.chain_no, links.vendor_lead_id, links.operation, links.old_values,
      links.new_values, links.digests, links.actor_kind, links.actor, links.user_id, links.reason, links.session_login,
      links.application_name, links.client_address, links.transaction_id, links.created_at
    )
    or links.salt is not null and links.digests is distinct from pipeline_private.seal(
      links.old_values, links.new_values, pipeline_private.personal_columns(links.table_name), links.salt
    )
    or links.salt is null and links.digests is not null and (
      pipeline_private.without_sealed(links.old_values, links.digests) is distinct from links.old_values
      or pipeline_private.without_sealed(links.new_values, links.digests) is distinct from links.new_values
    )
  union all
  select 'link', links.table_name, links.row_id
  from links
  where links.no_before is not null and (links.no_before <> links.chain_no - 1 or links.previous_hash is distinct from links.hash_before)
  union all
  select 'cut', coalesce(chains.table_name, cuts.table_name), coalesce(chains.row_id, cuts.row_id)
  from chains
  full join (
    select known.*
    from pipeline_private.audit_cuts as known
    where known.archive_id = archive and known.vendor_lead_id is not distinct from lead_id
  ) as cuts on cuts.table_name = chains.table_name and cuts.row_id = chains.row_id
  where (chains.from_no, chains.to_no, chains.hash, chains.previous_hash)
    is distinct from (cuts.from_no, cuts.chain_no, cuts.hash, cuts.previous_hash)
$$;

comment on function pipeline_private.faults_of_left is
  'Where the record of a lead, as an archive has it, is not as it was written: hash: an entry was edited. link: entries are missing or were slipped in. cut: it does not join on to what the database keeps, or entries are not there.';

create or replace function pipeline_private.head_has_left(table_name text, row_id text, chain_no integer, hash bytea)
  returns boolean
  language sql
  stable
  security definer
as $$
  select exists (
    select
    from pipeline_private.audit_cuts as cuts
    where cuts.table_name = head_has_left.table_name and cuts.row_id = head_has_left.row_id
      and head_has_left.chain_no between cuts.from_no and cuts.chain_no
      and (head_has_left.chain_no < cuts.chain_no or head_has_left.hash = cuts.hash)
  )
$$;

comment on function pipeline_private.head_has_left is
  'Whether a link that was the last of its chain has left since, as far as the database can tell; whether it is in the archive as it was, archives verify says.';

grant execute on function pipeline_private.faults_of_left to pipeline_archive;
grant execute on function pipeline_private.head_has_left to pipeline_admin, pipeline_worker;
