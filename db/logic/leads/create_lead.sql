create or replace function pipeline.create_lead(
  vendor_phone text,
  vendor_name text default null,
  vendor_email text default null,
  property_address text default null,
  property_postcode text default null,
  asking_price numeric default null,
  property_type text default null,
  bedrooms integer default null,
  condition text default null,
  source text default 'manual',
  external_ref text default null
)
  returns pipeline.lead_result
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  phone text := pipeline_private.lead_phone(coalesce(vendor_phone, ''));
  postcode text := pipeline_private.lead_postcode(property_postcode);
  lead pipeline.vendor_leads;
  answer pipeline.lead_result;
begin
  -- Two who type in the same vendor at once: the second sees what the first has written.
  perform pg_advisory_xact_lock(hashtextextended('pipeline: new lead of ' || phone, 0));

  answer.saved := false;
  answer.lead := pipeline_private.same_lead(phone, postcode, coalesce(source, 'manual'), nullif(btrim(external_ref), ''));
  if (answer.lead).id is not null then
    answer.code := 'VL019';
    return answer;
  end if;

  begin
    insert into pipeline.vendor_leads (
      vendor_phone, vendor_name, vendor_email, property_address, property_postcode, asking_price, property_type, bedrooms,
      condition, source, external_ref
    )
    values (
      phone, nullif(btrim(create_lead.vendor_name), ''), nullif(btrim(create_lead.vendor_email), ''),
      nullif(btrim(create_lead.property_address), ''), postcode, create_lead.asking_price, create_lead.property_type,
      create_lead.bedrooms, create_lead.condition, coalesce(create_lead.source, 'manual'), nullif(btrim(create_lead.external_ref), '')
    )
    returning * into lead;
  exception
    when check_violation or numeric_value_out_of_range then
      perform pipeline_private.refuse_facts(sqlstate, sqlerrm);
  end;

  answer.saved := true;
  answer.lead := lead;
  return answer;
end
$$;

comment on function pipeline.create_lead(text, text, text, text, text, numeric, text, integer, text, text, text) is
  'A new lead at NEW_LEAD, whose pipeline starts at once. A live lead of the same phone and property, or any of the same source and reference, stands in the way: code VL019 and that lead, nothing is saved. Phone and postcode may be written in any form. Raises VL018 for a fact that cannot be right.';

grant execute on function pipeline.create_lead(text, text, text, text, text, numeric, text, integer, text, text, text) to pipeline_operator;

create or replace function pipeline_private.same_lead(phone text, postcode text, source text, external_ref text)
  returns pipeline.vendor_leads
  language sql
  stable
  security definer
  set search_path = ''
as $$
  select leads
  from pipeline.vendor_leads as leads
  join pipeline.stages as stages on stages.stage = leads.pipeline_stage
  where leads.source = same_lead.source and leads.external_ref = same_lead.external_ref
    or leads.vendor_phone = phone
      and not stages.is_terminal
      and (
        leads.property_postcode = postcode
        or (leads.property_postcode is null or postcode is null)
          and (leads.source = same_lead.source and leads.external_ref <> same_lead.external_ref) is not true
      )
  order by (leads.source = same_lead.source and leads.external_ref = same_lead.external_ref) is true desc, leads.id desc
  limit 1
$$;

comment on function pipeline_private.same_lead(text, text, text, text) is
  'The lead that these facts are about, as an import would find it: of the same source and reference, else a live one of the same phone that may be about the same property. Null when there is none.';
