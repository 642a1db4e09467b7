create or replace function pipeline_private.leads_known_by(phone text)
  returns setof pipeline.vendor_leads
  language sql
  stable
  rows 10
as $$
  select leads.*
  from pipeline.lead_phones as others
  join pipeline.vendor_leads as leads on leads.id = others.vendor_lead_id
  where others.phone = leads_known_by.phone and leads.vendor_phone <> leads_known_by.phone
$$;

comment on function pipeline_private.leads_known_by is 'The leads whose vendor has this number beside the one that we text.';
