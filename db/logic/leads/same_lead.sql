create or replace function pipeline_private.same_lead(
  phone text,
  postcode text,
  source text,
  external_ref text,
  vendor_name text,
  vendor_email text,
  property_address text
)
  returns pipeline.vendor_leads
  language sql
  stable
as $$
  select leads
  from pipeline.vendor_leads as leads
  join pipeline.stages as stages on stages.stage = leads.pipeline_stage
  where leads.source = same_lead.source and leads.external_ref = same_lead.external_ref
      and (
        leads.vendor_phone = phone
        or leads.id = any (array(select known.id from pipeline_private.leads_known_by(phone) as known))
        or leads.property_postcode = postcode
        or pipeline_private.is_alike(leads.vendor_email, same_lead.vendor_email)
        or pipeline_private.is_alike(leads.property_address, same_lead.property_address)
        or pipeline_private.is_alike(leads.vendor_name, same_lead.vendor_name)
          and (leads.property_postcode is null or postcode is null)
      )
    or (leads.vendor_phone = phone or leads.id = any (array(select known.id from pipeline_private.leads_known_by(phone) as known)))
      and not stages.is_terminal
      and (
        leads.property_postcode = postcode
        or (leads.property_postcode is null or postcode is null)
          and (leads.source = same_lead.source and leads.external_ref <> same_lead.external_ref) is not true
      )
  order by
    (leads.source = same_lead.source and leads.external_ref = same_lead.external_ref) is true desc,
    (leads.property_postcode = postcode) is true desc,
    leads.id desc
  limit 1
$$;

create or replace function pipeline_private.is_alike(one text, other text)
  returns boolean
  language sql
  immutable
  parallel safe
as $$
  select nullif(regexp_replace(lower(one), '[\s.,''’-]+', '', 'g'), '') = nullif(regexp_replace(lower(other), '[\s.,''’-]+', '', 'g'), '')
$$;

comment on function pipeline_private.same_lead is
  'The lead that these facts are about: of the same source and reference, if anything else agrees (phone, postcode, name, e-mail or address), else a live one of the same phone, be it another number of its vendor, that may be about the same property. Null when there is none. The same rule as closeness() in src/intake/leads/same_lead.ts.';
comment on function pipeline_private.is_alike is
  'Whether two texts say the same but for capitals, blanks and punctuation; null or false when either says nothing.';
