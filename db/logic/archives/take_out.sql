create or replace function pipeline_private.take_out(log text, archive uuid, lead_ids uuid[], before timestamptz, digests jsonb)
  returns table (vendor_lead_id uuid)
  language plpgsql
  security definer
  rows 100
as $$
declare
  -- Whoever revives or erases one meanwhile waits, or is not waited for.
  ids uuid[] := case when lead_ids is not null then array(
    select leads.id
    from pipeline.vendor_leads as leads
    where leads.id = any (lead_ids) and pipeline_private.is_at_rest(leads, log, before)
    order by leads.id
    for no key update skip locked
  ) end;
  gone record;
begin
  if (before <= pipeline_private.leaves_before(log)) is not true then
    raise 'Nothing that young leaves' using errcode = 'invalid_parameter_value';
  end if;
  insert into pipeline_private.leaving (transaction_id) values (pg_current_xact_id());
  for gone in
    select coalesce(removed.vendor_lead_id, given."leadId") as lead_id, encode(sha256(convert_to(removed.lines, 'UTF8')), 'hex') = given.digest as is_same
    from pipeline_private.delete_leaving(log, archive, ids, before) as removed
    full join (
      select read.*
      from jsonb_to_recordset(digests) as read ("leadId" uuid, digest text)
      where lead_ids is null or read."leadId" = any (ids)
    ) as given
      on coalesce(given."leadId"::text, '') = coalesce(removed.vendor_lead_id::text, '')
  loop
    if gone.is_same is not true then
      raise 'What is to leave is no longer as it was written into the file' using errcode = 'serialization_failure';
    end if;
    vendor_lead_id := gone.lead_id;
    return next;
  end loop;
  delete from pipeline_private.leaving as permits where permits.transaction_id = pg_current_xact_id();
  insert into pipeline_private.left_logs (vendor_lead_id, log) select unnest(ids), take_out.log
  on conflict on constraint left_logs_pkey do update set left_at = excluded.left_at;
end
$$;

comment on function pipeline_private.take_out is
  'Takes what may leave of a log and was written before a moment out of the database, of these leads that are still at rest, or without leads of who signed in and out: of agent_runs the answers. Whoever calls it proves for each lead, by the SHA-256 of its lines, that a file holds just that (40001: it does not). Returns whose rows left; only together with its archive, see keep_archive(), does that commit.';

grant execute on function pipeline_private.take_out to pipeline_archive;
