create or replace function pipeline_private.leads_matching(words text)
  returns setof uuid
  language sql
  stable
as $$
  select leads.id
  from pipeline.vendor_leads as leads
  where position(lower(words) in lower(concat_ws(
    ' ', leads.vendor_name, leads.vendor_phone, leads.property_postcode, leads.property_address, leads.external_ref
  ))) > 0
$$;

comment on function pipeline_private.leads_matching is 'The leads in whose name, phone, postcode, address or reference these words stand.';

grant execute on function pipeline_private.leads_matching to pipeline_viewer;
