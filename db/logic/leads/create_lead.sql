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
  set search_path = pg_catalog, pg_temp
as $$
declare
  phone text := pipeline_private.lead_phone(coalesce(vendor_phone, ''));
  postcode text := pipeline_private.lead_postcode(property_postcode);
  reference text := pipeline_private.read_reference(external_ref);
  lead pipeline.vendor_leads;
  answer pipeline.lead_result;
begin
  -- What an import is storing is seen as well: it holds one of these for each of its connections.
  perform pg_advisory_xact_lock_shared(hashtextextended('pipeline: lead import', way)) from generate_series(1, 8) as way;
  -- Two who type in the same vendor at once: the second sees what the first has written.
  perform pg_advisory_xact_lock(hashtextextended('pipeline: new lead of ' || phone, 0));

  if reference is not null then
    perform pg_advisory_xact_lock(hashtextextended(format('pipeline: new lead of %s %s', coalesce(source, 'manual'), reference), 0));
  end if;

  answer.saved := false;
  answer.lead := pipeline_private.same_lead(
    phone, postcode, coalesce(source, 'manual'), reference, vendor_name, vendor_email, property_address
  );
  if (answer.lead).id is null then
    select leads into answer.lead
    from pipeline.vendor_leads as leads
    where leads.source = coalesce(create_lead.source, 'manual') and leads.external_ref = reference;
  end if;
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
      create_lead.bedrooms, create_lead.condition, coalesce(create_lead.source, 'manual'), reference
    )
    returning * into lead;
  exception
    when check_violation or numeric_value_out_of_range then
      perform pipeline_private.refuse_facts(sqlerrm);
  end;

  answer.saved := true;
  answer.lead := lead;
  return answer;
end
$$;

comment on function pipeline.create_lead(text, text, text, text, text, numeric, text, integer, text, text, text) is
  'A new lead at NEW_LEAD, whose pipeline starts at once. A live lead of the same phone and property, or any of the same source and reference, stands in the way: code VL019 and that lead, nothing is saved. Phone and postcode may be written in any form; a reference that identifies nobody (n/a, 0) is none. Raises VL018 for a fact that cannot be right.';

grant execute on function pipeline.create_lead(text, text, text, text, text, numeric, text, integer, text, text, text) to pipeline_operator;
