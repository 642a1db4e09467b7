create or replace function pipeline_private.settle_offers_and_deals(moved pipeline_private.moved_lead[])
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
begin
  if not exists (
    select from unnest(moved) as lead
    where lead.stage in (
      'OFFER_MADE', 'OFFER_ACCEPTED', 'OFFER_REJECTED', 'INVESTOR_PACK_SENT', 'INVESTOR_RESERVED', 'DUE_DILIGENCE', 'COMPLETED',
      'DEAD_LEAD'
    )
  ) then
    return;
  end if;

  update pipeline.offers as offers
  set
    status = case
      when offers.status = 'made' then 'lapsed'
      when lead.stage = 'OFFER_ACCEPTED' then 'accepted'
      when leads.offer_rejected_at >= leads.stage_entered_at then 'rejected'
      else 'lapsed'
    end,
    closed_at = pipeline.now()
  from unnest(moved) as lead
  join pipeline.vendor_leads as leads on leads.id = lead.id
  where offers.vendor_lead_id = lead.id
    and offers.status in ('made', 'sent')
    and lead.stage in ('OFFER_MADE', 'OFFER_ACCEPTED', 'OFFER_REJECTED', 'DEAD_LEAD');

  insert into pipeline.deals as deals (vendor_lead_id, agreed_price)
  select lead.id, leads.offer_amount
  from unnest(moved) as lead
  join pipeline.vendor_leads as leads on leads.id = lead.id
  where lead.stage = 'OFFER_ACCEPTED'
    and leads.offer_amount is not null
  on conflict on constraint one_deal_per_lead do update
    set
      agreed_price = excluded.agreed_price,
      -- Back from an investor who fell away: the next one starts afresh.
      investor_name = null, reservation_fee = null, reserved_at = null, fell_through_at = null, updated_at = pipeline.now();

  update pipeline.deals as deals
  set fell_through_at = pipeline.now(), updated_at = pipeline.now()
  from unnest(moved) as lead
  where deals.vendor_lead_id = lead.id and lead.stage = 'DEAD_LEAD';

  -- Brought back to where it was: the deal goes on as it stood.
  if exists (
    select from unnest(moved) as lead
    join pipeline.deals as deals on deals.vendor_lead_id = lead.id
    where lead.stage <> 'DEAD_LEAD' and deals.fell_through_at is not null
  ) then
    update pipeline.deals as deals
    set fell_through_at = null, updated_at = pipeline.now()
    from unnest(moved) as lead
    where deals.vendor_lead_id = lead.id and lead.stage <> 'DEAD_LEAD' and deals.fell_through_at is not null;
  end if;

  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, metadata, actor_kind, actor, user_id, reason)
  select
    lead.id, 'offer_accepted', lead.stage_visit, jsonb_build_object('amount', leads.offer_amount),
    actor.kind, actor.name, actor.user_id, actor.reason
  from unnest(moved) as lead
  join pipeline.vendor_leads as leads on leads.id = lead.id
  cross join pipeline_private.actor() as actor
  where lead.stage = 'OFFER_ACCEPTED'
    and leads.previous_stage not in ('INVESTOR_PACK_SENT', 'INVESTOR_RESERVED', 'DUE_DILIGENCE', 'DEAD_LEAD');
end
$$;

comment on function pipeline_private.settle_offers_and_deals(pipeline_private.moved_lead[]) is
  'Closes the open offer of leads that were accepted, rejected or died, and keeps the one deal of each accepted lead.';
