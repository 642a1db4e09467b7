create or replace function pipeline_private.sold_by_others(lead pipeline.vendor_leads)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object(
        'flag', 'sold_by_others', 'title', 'Somebody else sells it as well', 'means', 'person',
        'said', format('%s, from another number, at %s', others.property_address, stages.title)
      )
      order by others.created_at, others.id
    ),
    '[]'
  )
  from pipeline_private.lead_words as known
  join pipeline.vendor_leads as others on others.id = known.vendor_lead_id
  join pipeline.stages as stages on stages.stage = others.pipeline_stage
  where known.words like '%Q' || lower(replace(lead.property_postcode, ' ', '')) || 'Q%'
    and others.turn is not null and others.vendor_phone <> lead.vendor_phone and others.property_postcode = lead.property_postcode
    and pipeline_private.short_address(lead.property_address) ~ '\d'
    and pipeline_private.in_full_streets(pipeline_private.short_address(others.property_address))
      = pipeline_private.in_full_streets(pipeline_private.short_address(lead.property_address))
$$;

comment on function pipeline_private.sold_by_others is
  'Other live leads, of other numbers, about the same address, as flags for whoever values it: a person sees who may sell before there are two offers.';
