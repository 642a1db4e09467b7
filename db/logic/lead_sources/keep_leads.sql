create or replace function pipeline_private.source_at_door(source text)
  returns table (source text, proof text, proof_name text, key_variable text)
  language sql
  stable
  security definer
as $$
  select sources.source::text, sources.proof::text, sources.proof_name, sources.key_variable::text
  from pipeline.lead_sources as sources
  where sources.source = source_at_door.source and sources.proof <> 'none' and not sources.is_fetched
$$;

comment on function pipeline_private.source_at_door is 'How a source with a webhook proves itself there; no row for any other.';

create or replace function pipeline_private.keep_leads(door text, source text, items jsonb, only_new boolean default false)
  returns table (place integer, delivery_id uuid, verdict text, reference text, cells jsonb)
  language sql
  security definer
as $$
  with given as materialized (
    select
      item.ordinality::integer as place, uuidv7() as id, item.value ->> 'body' as body, item.value -> 'told' as told,
      coalesce(nullif(item.value -> 'mended', 'null'), '{}') as mended, sources,
      -- References are apart by where a lead is from.
      coalesce(
        nullif(regexp_replace(lower(pipeline_private.said_at(item.value -> 'told', sources.source_path)), '[^a-z0-9]+', '', 'g'), ''),
        keep_leads.source
      ) as named,
      case when length(said.reference) <= 200 then said.reference end as reference
    from jsonb_array_elements(items) with ordinality as item
    join pipeline.lead_sources as sources on sources.source = keep_leads.source
    cross join lateral pipeline_private.read_reference(
      coalesce(item.value ->> 'reference', pipeline_private.said_at(item.value -> 'told', sources.reference_path))
    ) as said (reference)
  ),
  -- In order, so that two who bring the same leads at once wait for each other and not in a circle.
  claimed as (
    insert into pipeline_private.brought_references as known (source, reference, delivery_id)
    select distinct on (given.named, given.reference) given.named, given.reference, given.id
    from given
    where given.reference is not null
    order by given.named, given.reference, given.place
    on conflict on constraint brought_references_pkey do update
      set delivery_id = excluded.delivery_id, is_refused = false
      where known.is_refused and not coalesce(keep_leads.only_new, false)
    returning known.delivery_id
  ),
  kept as (
    insert into pipeline.webhook_deliveries as deliveries (id, door, source, body, told, mended, reference, verdict, vendor_lead_id)
    select
      given.id, keep_leads.door, keep_leads.source, given.body, given.told, given.mended, given.reference,
      case when given.reference is null or claimed.delivery_id is not null then 'waiting' else 'duplicate' end,
      earlier.vendor_lead_id
    from given
    left join claimed on claimed.delivery_id = given.id
    left join pipeline_private.brought_references as known
      on claimed.delivery_id is null and known.source = given.named and known.reference = given.reference
    left join pipeline.webhook_deliveries as earlier on earlier.id = known.delivery_id
    where claimed.delivery_id is not null or not coalesce(keep_leads.only_new, false)
    order by given.place
    returning deliveries.id, deliveries.verdict
  ),
  forms as (
    insert into pipeline_private.source_forms as known (source, form)
    select distinct keep_leads.source, item ->> 'form' from jsonb_array_elements(items) as item where item ->> 'form' <> ''
    on conflict on constraint source_forms_pkey do nothing
  )
  select given.place, given.id, kept.verdict::text, given.reference, pipeline_private.lead_cells(given.sources, given.told)
  from given
  join kept on kept.id = given.id
  order by given.place
$$;

comment on function pipeline_private.keep_leads is
  'Keeps the leads that a source brings, a delivery for each; jobs take them up. items: a list of body (as it came), told (the same to be looked into) and, where they are known already, reference, form and mended. A lead whose reference was brought before is a duplicate, unless no lead could be made of it; only_new leaves duplicates out. Returns for each how it was judged, and what it says of our facts: see lead_cells().';

grant execute on function pipeline_private.source_at_door, pipeline_private.keep_leads to pipeline_server;
grant execute on function pipeline_private.keep_leads to pipeline_worker;
