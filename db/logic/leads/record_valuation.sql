create or replace function pipeline.record_valuation(
  lead_id uuid,
  reason pipeline.free_text,
  market_value numeric default null,
  passed boolean default null,
  instead_of numeric default null
)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('value a property', record_valuation.reason);
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  worth numeric := round(record_valuation.market_value, 2);
  told numeric;
begin
  perform pipeline_private.refuse_overtaken(
    jsonb_build_object('market_value', lead.estimated_market_value), jsonb_build_object('market_value', coalesce(worth, lead.estimated_market_value)),
    jsonb_build_object('market_value', nullif(round(instead_of, 2), 0)), 'vendor_leads', jsonb_build_object('leadId', lead.id)
  ) where instead_of is not null;
  if worth is null and passed is null then
    raise exception 'a valuation says what the property is worth, or whether it passed'
      using errcode = 'VL018', detail = jsonb_build_object('leadId', lead.id, 'fields', array['market_value', 'passed'])::text, hint = 'Give market_value, passed, or both.';
  end if;
  if not (worth > 0 and worth <= 100000000) then
    raise exception 'a property is worth more than nothing, and at most £100,000,000'
      using errcode = 'VL018', detail = jsonb_build_object('leadId', lead.id, 'fields', array['market_value'])::text, hint = 'Give pounds.';
  end if;
  select max(offers.amount) into told
  from pipeline.offers as offers
  where offers.vendor_lead_id = lead.id and offers.status in ('made', 'sent') and offers.exceeds_because is null;
  if told > worth then
    raise exception 'the offer on the table is above that'
      using
        errcode = 'VL026', detail = jsonb_build_object('leadId', lead.id, 'offer', told, 'marketValue', worth)::text,
        hint = 'Correct or withdraw the offer first.';
  end if;

  update pipeline.vendor_leads as leads
  set
    estimated_market_value = coalesce(worth, leads.estimated_market_value),
    validation_passed = coalesce(record_valuation.passed, leads.validation_passed),
    bmv_score = case
      when worth is null then leads.bmv_score
      when leads.asking_price is not null then greatest(round((worth - leads.asking_price) * 100 / worth, 2), -99999.99)
    end
  where leads.id = lead.id
  returning * into lead;
  perform pipeline_private.record_event(
    lead.id, 'valued_by_hand',
    jsonb_strip_nulls(jsonb_build_object('marketValue', worth, 'passed', record_valuation.passed)), stage_visit => lead.stage_visit
  );
  perform pipeline_private.act_as_before(acting_before);
  return lead;
end
$$;

comment on function pipeline.record_valuation is
  'What a person says a property is worth, GBP, and whether it passed validation, with the reason; what is left out stays, and the score below market value follows from the asking price. It moves nothing: the move to the offer is yours or the timer''s. With instead_of, the value that one last saw (0 for none), no other value is written over. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown lead, VL018 for a value that cannot be, VL026 when an offer on the table is above it, VL041 when it has another value than instead_of says.';

create or replace function pipeline.archive_lead(lead_id uuid, reason pipeline.free_text)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
begin
  return pipeline_private.put_away(lead_id, true, reason);
end
$$;

comment on function pipeline.archive_lead is
  'Takes a finished lead out of the usual lists; nothing of it is lost. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown lead, VL026 for one that is live.';

create or replace function pipeline.unarchive_lead(lead_id uuid, reason pipeline.free_text)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
begin
  return pipeline_private.put_away(lead_id, false, reason);
end
$$;

comment on function pipeline.unarchive_lead is
  'Brings a lead back into the usual lists, where it stands. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown lead.';

create or replace function pipeline_private.put_away(lead_id uuid, is_away boolean, reason text)
  returns pipeline.vendor_leads
  language plpgsql
as $$
declare
  acting_before text[] := pipeline_private.act_for_people(case when is_away then 'archive a lead' else 'bring a lead back into the lists' end, reason);
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
begin
  if is_away and lead.turn is not null then
    raise exception 'the lead is live, at %', lead.pipeline_stage
      using errcode = 'VL026', detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage)::text, hint = 'Move it to DEAD_LEAD first, with a reason.';
  end if;
  if (lead.archived_at is not null) <> is_away then
    update pipeline.vendor_leads as leads
    set archived_at = case when is_away then pipeline.now() end
    where leads.id = lead.id
    returning * into lead;
    perform pipeline_private.record_event(
      lead.id, case when is_away then 'lead_archived' else 'lead_unarchived' end, stage_visit => lead.stage_visit
    );
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return lead;
end
$$;

comment on function pipeline_private.put_away is 'Takes a lead out of the usual lists, or brings it back: see archive_lead() and unarchive_lead().';

create or replace function pipeline.reactivate_lead(lead_id uuid, reason pipeline.free_text)
  returns pipeline.transition_result
  language sql
  security definer
as $$
  select answer.*
  from pipeline_private.lock_lead(lead_id) as lead
  cross join lateral pipeline.request_transition(lead.id, coalesce(lead.previous_stage, lead.pipeline_stage), reason, 'DEAD_LEAD') as answer
$$;

comment on function pipeline.reactivate_lead is
  'Brings a dead lead back to life at the stage where it died, as request_transition() moves it: what it answers says whether it moved, and why not (VL005: it is not dead). Raises VL010 for an unknown lead.';

grant execute on function pipeline.record_valuation, pipeline.archive_lead, pipeline.unarchive_lead, pipeline.reactivate_lead to pipeline_operator;
