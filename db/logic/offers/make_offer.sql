create or replace function pipeline.make_offer(
  lead_id uuid,
  amount numeric,
  body pipeline.free_text default null,
  exceeds_because pipeline.free_text default null,
  lowers_because pipeline.free_text default null,
  expires_at timestamptz default null,
  expected_round integer default null
)
  returns pipeline.offers
  language plpgsql
  security definer
as $$
declare
  actor record := pipeline_private.actor();
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  previous pipeline.offers;
  made pipeline.offers;
begin
  if not actor.is_person then
    raise exception 'agents make offers by their answers' using errcode = 'VL004';
  end if;
  if not exists (
    select from pipeline.stage_transitions as legal
    where legal.from_stage = lead.pipeline_stage and legal.to_stage = 'OFFER_ACCEPTED' and legal.class = 'automation'
  ) then
    raise exception 'at % no offer can be accepted', lead.pipeline_stage
      using
        errcode = 'VL026', detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage)::text,
        hint = 'Move the lead to OFFER_MADE first; override_stage() does it without starting an agent.';
  end if;
  make_offer.amount := round(make_offer.amount, 2);
  select * into previous from pipeline.offers as offers where offers.vendor_lead_id = lead.id order by offers.round desc limit 1;
  if expected_round <> coalesce(previous.round, 0) then
    raise exception 'another offer was made meanwhile'
      using
        errcode = 'VL041', detail = jsonb_build_object('leadId', lead.id, 'round', coalesce(previous.round, 0), 'expected', expected_round)::text,
        hint = 'Look at that first.';
  end if;
  perform pipeline_private.refuse_offer(lead, previous, make_offer.amount, coalesce(previous.round, 0) + 1, exceeds_because);
  if make_offer.amount < previous.amount and nullif(btrim(lowers_because), '') is null then
    raise exception 'the offer is lower than the one before'
      using
        errcode = 'VL003', detail = jsonb_build_object('leadId', lead.id, 'amount', make_offer.amount, 'before', previous.amount)::text,
        hint = 'Say why in lowers_because, or look for a missing zero.';
  end if;

  if (make_offer.expires_at > pipeline.now() and make_offer.expires_at < pipeline_private.later(pipeline.now(), interval '1 year')) is false then
    raise exception 'an offer ends at a time that lies ahead, within a year'
      using errcode = 'VL018', detail = jsonb_build_object('fields', array['expires_at'])::text, hint = 'Leave expires_at out where it is to stand until it is answered.';
  end if;

  update pipeline.offers as offers
  set status = 'lapsed', closed_at = pipeline.now()
  where offers.vendor_lead_id = lead.id and offers.status in ('made', 'sent');
  perform pipeline_private.drop_offer_text(previous.message_id);

  insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, basis, made_by, exceeds_because, expires_at)
  values (
    lead.id, coalesce(previous.round, 0) + 1, make_offer.amount,
    coalesce(previous.ceiling, lead.estimated_market_value, make_offer.amount), '{"by": "person"}', actor.name,
    nullif(btrim(make_offer.exceeds_because), ''), make_offer.expires_at
  )
  returning * into made;
  perform pipeline_private.record_event(
    lead.id, 'offer_made', jsonb_strip_nulls(jsonb_build_object(
      'offerId', made.id, 'round', made.round, 'amount', made.amount, 'lowersBecause', nullif(btrim(lowers_because), '')
    )), stage_visit => lead.stage_visit
  );
  return pipeline_private.tell_offer(lead, made, body);
end
$$;

comment on function pipeline.make_offer is
  'A person''s offer to a vendor, the next round; the one before lapses. With body that text carries it and it counts as sent when the text leaves; without, the vendor was told in another way, and it counts as sent now. The market value, the ceiling and the rounds hold; an admin may exceed them with a reason, which stands on the offer. One that is lower than the one before takes a reason, too. With expires_at it ends then: no automatic text names it after that, and a yes that comes later goes to a person. With expected_round, the round of the last offer that one saw (0 for none), there are no two offers where one was meant. Raises VL003 without that, VL004 for automation or for an operator who would exceed, VL010 for an unknown lead, VL018 for an end that does not lie ahead, VL026 for an amount that may not be offered or a stage where no offer can be answered, VL041 where another was made meanwhile, and what send_message() raises.';

create or replace function pipeline.correct_offer(
  offer_id uuid,
  amount numeric,
  reason pipeline.free_text,
  body pipeline.free_text default null,
  exceeds_because pipeline.free_text default null,
  instead_of numeric default null
)
  returns pipeline.offers
  language plpgsql
  security definer
as $$
declare
  offer pipeline.offers := pipeline_private.lock_offer(offer_id, reason);
  lead pipeline.vendor_leads;
begin
  if offer.status <> 'made' then
    raise exception 'the vendor has been told of this offer'
      using errcode = 'VL026', detail = jsonb_build_object('offerId', offer.id, 'status', offer.status)::text, hint = 'Make another with make_offer().';
  end if;
  select * into lead from pipeline.vendor_leads as leads where leads.id = offer.vendor_lead_id;
  correct_offer.amount := round(correct_offer.amount, 2);
  perform pipeline_private.refuse_overtaken(
    jsonb_build_object('amount', offer.amount), jsonb_build_object('amount', correct_offer.amount),
    jsonb_build_object('amount', round(instead_of, 2)), 'offers', jsonb_build_object('offerId', offer.id)
  ) where instead_of is not null;
  perform pipeline_private.refuse_offer(lead, offer, correct_offer.amount, offer.round, exceeds_because);

  perform pipeline_private.drop_offer_text(offer.message_id);
  update pipeline.offers as offers
  set
    amount = correct_offer.amount, message_id = null, agent_run_id = null, made_by = (pipeline_private.actor()).name,
    exceeds_because = nullif(btrim(correct_offer.exceeds_because), '')
  where offers.id = offer.id
  returning * into offer;
  perform pipeline_private.record_event(
    lead.id, 'offer_corrected', jsonb_build_object('offerId', offer.id, 'amount', offer.amount, 'why', correct_offer.reason), stage_visit => lead.stage_visit
  );
  return pipeline_private.tell_offer(lead, offer, body);
end
$$;

comment on function pipeline.correct_offer is
  'Corrects an offer that the vendor has not been told of yet; a text that carries the old figure is dropped. Parameters and limits as for make_offer(). With instead_of, the amount that one last saw, nobody else''s correction is written over. Raises VL003 without a reason, VL010 for an unknown offer, VL026 when the vendor knows it already, VL041 when it is another than instead_of says, and what make_offer() raises.';

create or replace function pipeline.withdraw_offer(offer_id uuid, reason pipeline.free_text)
  returns pipeline.offers
  language plpgsql
  security definer
as $$
declare
  offer pipeline.offers := pipeline_private.lock_offer(offer_id, reason);
begin
  if offer.status not in ('made', 'sent') then
    raise exception 'the offer is not on the table: it is %', offer.status
      using errcode = 'VL026', detail = jsonb_build_object('offerId', offer.id, 'status', offer.status)::text;
  end if;
  perform pipeline_private.drop_offer_text(offer.message_id);
  update pipeline.offers as offers
  set status = 'withdrawn', closed_at = pipeline.now()
  where offers.id = offer.id
  returning * into offer;
  update pipeline.vendor_leads as leads set offer_amount = null where leads.id = offer.vendor_lead_id;
  perform pipeline_private.record_event(
    offer.vendor_lead_id, 'offer_withdrawn', jsonb_build_object('offerId', offer.id, 'amount', offer.amount, 'why', withdraw_offer.reason),
    stage_visit => (select leads.stage_visit from pipeline.vendor_leads as leads where leads.id = offer.vendor_lead_id)
  );
  return offer;
end
$$;

comment on function pipeline.withdraw_offer is
  'Takes an offer off the table; a text that carries it and has not left is dropped. The vendor is not told by this: send_message() does. Raises VL003 without a reason, VL010 for an unknown offer, VL026 when it is not on the table.';

grant execute on function pipeline.make_offer, pipeline.correct_offer, pipeline.withdraw_offer to pipeline_operator;
