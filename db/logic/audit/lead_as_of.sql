create or replace function pipeline.lead_as_of(lead_id uuid, at timestamptz)
  returns pipeline.vendor_leads
  language plpgsql
  stable
  security definer
as $$
declare
  known jsonb;
  last_change timestamptz;
  born timestamptz;
  left_from timestamptz;
  left_until timestamptz;
begin
  select min(entries.created_at) into born
  from pipeline.audit_log as entries
  where entries.table_name = 'vendor_leads' and entries.row_id = lead_id::text;
  select min(cuts.first_at), max(cuts.last_at) into left_from, left_until
  from pipeline_private.audit_cuts as cuts
  where cuts.table_name = 'vendor_leads' and cuts.row_id = lead_id::text;
  born := least(born, left_from);
  if born is null then
    raise exception 'there is no lead %', lead_id
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead_id)::text, schema = 'pipeline', table = 'vendor_leads';
  end if;

  -- A transaction that began before another may write after it: what stands later in the chain was not there yet.
  select
    pipeline_private.jsonb_overlay(entries.said order by entries.chain_no),
    max(entries.created_at)
  into known, last_change
  from pipeline_private.audit_links as entries
  where entries.table_name = 'vendor_leads'
    and entries.row_id = lead_id::text
    and not exists (
      select
      from pipeline_private.audit_links as later
      where later.table_name = 'vendor_leads' and later.row_id = lead_id::text
        and later.chain_no <= entries.chain_no and later.created_at > at
    );

  if at >= left_from and at < left_until then
    raise exception 'the record of lead % of that time has left the database', lead_id
      using
        errcode = 'VL010', detail = jsonb_build_object('leadId', lead_id, 'at', at)::text,
        hint = format('orchestrator archives show %s --log audit_log', lead_id), schema = 'pipeline', table = 'vendor_leads';
  end if;
  if known ->> 'id' is null then
    raise exception 'there was no lead % at that time', lead_id
      using
        errcode = 'VL010',
        detail = jsonb_build_object('leadId', lead_id, 'at', at)::text,
        hint = case when at < born then format('It was created at %s.', born) else 'It was deleted before.' end,
        schema = 'pipeline', table = 'vendor_leads';
  end if;
  return jsonb_populate_record(null::pipeline.vendor_leads, known || jsonb_build_object('updated_at', last_change));
end
$$;

comment on function pipeline.lead_as_of is
  'The lead as it was at a moment of business time, from the audit log. Raises VL010 for an unknown lead, and for a time before it was created or after it was deleted, or of which the record has left into an archive.';

grant execute on function pipeline.lead_as_of to pipeline_viewer;
