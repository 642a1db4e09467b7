create or replace function pipeline_private.settle_offers_and_deals(moved pipeline_private.moved_lead[])
  returns void
  language plpgsql
as $$
begin
  if not exists (
    select from unnest(moved) as lead
    where lead.stage in ('OFFER_MADE', 'OFFER_REJECTED', 'DEAD_LEAD') or pipeline_private.is_past_acceptance(lead.stage)
  ) then
    return;
  end if;

  update pipeline.offers as offers
  set
    status = case
      when offers.status = 'made' then 'lapsed'
      when pipeline_private.is_past_acceptance(lead.stage) then 'accepted'
      when leads.offer_rejected_at >= leads.stage_entered_at then 'rejected'
      else 'lapsed'
    end,
    closed_at = pipeline.now()
  from unnest(moved) as lead
  join pipeline.vendor_leads as leads on leads.id = lead.id
  where offers.vendor_lead_id = lead.id
    and offers.status in ('made', 'sent')
    and (lead.stage in ('OFFER_MADE', 'OFFER_REJECTED', 'DEAD_LEAD') or pipeline_private.is_past_acceptance(lead.stage));

  insert into pipeline.deals as deals (vendor_lead_id, agreed_price)
  select lead.id, leads.offer_amount
  from unnest(moved) as lead
  join pipeline.vendor_leads as leads on leads.id = lead.id
  where leads.offer_amount is not null
    and (
      lead.stage = 'OFFER_ACCEPTED'
      -- Taken past acceptance by an override: there is a deal all the same.
      or pipeline_private.is_past_acceptance(lead.stage)
        and not exists (select from pipeline.deals as known where known.vendor_lead_id = lead.id)
    )
  on conflict on constraint one_deal_per_lead do update
    set
      agreed_price = excluded.agreed_price,
      -- Back from an investor who fell away: the next one starts afresh.
      investor_name = null, reservation_fee = null, reserved_at = null, fell_through_at = null,
      fell_through_stage = null, fall_through_reason = null, fall_through_kind = null, updated_at = pipeline.now();

  update pipeline.deals as deals
  set
    fell_through_at = pipeline.now(), fell_through_stage = leads.previous_stage, fall_through_reason = leads.dead_reason,
    fall_through_kind = pipeline_private.told_fall_through(), updated_at = pipeline.now()
  from unnest(moved) as lead
  join pipeline.vendor_leads as leads on leads.id = lead.id
  where deals.vendor_lead_id = lead.id and lead.stage = 'DEAD_LEAD';

  -- Brought back to where it was: the deal goes on as it stood.
  if exists (
    select from unnest(moved) as lead
    join pipeline.deals as deals on deals.vendor_lead_id = lead.id
    where lead.stage <> 'DEAD_LEAD' and deals.fell_through_at is not null
  ) then
    update pipeline.deals as deals
    set fell_through_at = null, fell_through_stage = null, fall_through_reason = null, fall_through_kind = null, updated_at = pipeline.now()
    from unnest(moved) as lead
    where deals.vendor_lead_id = lead.id and lead.stage <> 'DEAD_LEAD' and deals.fell_through_at is not null;
  end if;

  perform pipeline_private.open_review_item(
    lead.id, 'deal_missing', format('At %s without an agreed price: create_deal()', lead.stage)
  )
  from unnest(moved) as lead
  where pipeline_private.is_past_acceptance(lead.stage)
    and not exists (select from pipeline.deals as known where known.vendor_lead_id = lead.id);

  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, metadata, actor_kind, actor, user_id, reason)
  select
    lead.id, 'offer_accepted', lead.stage_visit, jsonb_build_object('amount', leads.offer_amount),
    actor.kind, actor.name, actor.user_id, actor.reason
  from unnest(moved) as lead
  join pipeline.vendor_leads as leads on leads.id = lead.id
  cross join pipeline_private.actor() as actor
  where lead.stage = 'OFFER_ACCEPTED'
    and leads.previous_stage <> 'DEAD_LEAD'
    and not pipeline_private.is_past_acceptance(leads.previous_stage);
end
$$;

comment on function pipeline_private.settle_offers_and_deals is
  'Closes the open offer of leads that were accepted, rejected or died, and keeps the one deal of each accepted lead; a person is asked where its price is not known.';
