create or replace function pipeline_private.write_new_lead(given jsonb)
  returns pipeline.lead_result
  language plpgsql
as $$
declare
  trimmed jsonb := pipeline_private.trimmed_facts(given);
  facts jsonb := trimmed - array(select fact.key from jsonb_each_text(trimmed) as fact where fact.value = '');
  phone text := pipeline_private.lead_phone(coalesce(facts ->> 'vendor_phone', ''));
  postcode text := pipeline_private.lead_postcode(facts ->> 'property_postcode');
  origin text := coalesce(facts ->> 'source', 'manual');
  reference text := pipeline_private.read_reference(facts ->> 'external_ref');
  answer pipeline.lead_result;
begin
  -- What an import is storing is seen as well: it holds one of these for each of its connections.
  perform pg_advisory_xact_lock_shared(hashtextextended('pipeline: lead import', way)) from generate_series(1, 8) as way;
  -- Two who type in the same vendor at once: the second sees what the first has written.
  perform pg_advisory_xact_lock(hashtextextended('pipeline: new lead of ' || phone, 0));

  if reference is not null then
    perform pg_advisory_xact_lock(hashtextextended(format('pipeline: new lead of %s %s', origin, reference), 0));
  end if;

  answer.saved := false;
  answer.lead := pipeline_private.same_lead(
    phone, postcode, origin, reference, facts ->> 'vendor_name', facts ->> 'vendor_email', facts ->> 'property_address'
  );
  if (answer.lead).id is null then
    select leads into answer.lead
    from pipeline.vendor_leads as leads
    where leads.source = origin and leads.external_ref = reference;
  end if;
  if (answer.lead).id is not null then
    answer.code := 'VL019';
    perform pipeline_private.refuse_request();
    return answer;
  end if;

  -- The lead's own id is said beforehand, so that its consent stands when its first text asks for it.
  facts := facts || jsonb_build_object('id', uuidv7());
  if trimmed ?| array['consent', 'consent_date'] then
    perform pipeline_private.bring_consent(
      (facts ->> 'id')::uuid, origin, trimmed ->> 'consent', pipeline_private.begin_of_day((trimmed ->> 'consent_date')::date),
      given_by => facts ->> 'vendor_name'
    );
  end if;
  begin
    answer.lead := pipeline_private.insert_lead(facts);
  exception
    when check_violation or numeric_value_out_of_range then
      perform pipeline_private.refuse_facts(sqlerrm);
  end;

  answer.saved := true;
  return answer;
end
$$;

do $do$
begin
  execute (
    select format(
      $sql$create or replace function pipeline.create_lead(
          vendor_phone text, %s, source text default 'manual', external_ref text default null,
          consent pipeline.free_text default null, consent_date date default null
        )
        returns pipeline.lead_result
        language sql
        security definer
      as $$
        select pipeline_private.write_new_lead(jsonb_build_object(
          'vendor_phone', vendor_phone, 'source', source, 'external_ref', external_ref, 'consent', consent, 'consent_date', consent_date, %s
        ))
      $$$sql$,
      string_agg(format('%I %s default null', facts.fact, facts.argument_type), ', ' order by facts.position),
      string_agg(format('%1$L, %1$I', facts.fact), ', ' order by facts.position)
    )
    from pipeline_private.known_facts as facts
  );
end
$do$;

comment on function pipeline.create_lead is
  'A new lead at NEW_LEAD, whose pipeline starts at once. A live lead of the same phone and property, or any of the same source and reference, stands in the way: code VL019 and that lead, nothing is saved. Phone and postcode may be written in any form; a reference that identifies nobody (n/a, 0) is none. consent: the words by which the vendor agreed to be texted, consent_date when (left out, today); without them, and from a source that brings none, a person is asked to ring instead of the first text. Raises VL018 for a fact or a consent that cannot be right.';

grant execute on function pipeline.create_lead to pipeline_operator;
