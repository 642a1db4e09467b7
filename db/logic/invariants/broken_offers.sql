create or replace view pipeline_private.broken_offers as
  select 'an offer stays within the market value' as invariant, offers.vendor_lead_id,
    jsonb_build_object('offerId', offers.id, 'amount', offers.amount, 'marketValue', leads.estimated_market_value) as detail
  from pipeline.offers as offers
  join pipeline.vendor_leads as leads on leads.id = offers.vendor_lead_id
  where offers.status in ('made', 'sent') and offers.exceeds_because is null and offers.amount > leads.estimated_market_value
  union all
  select 'an offer stays within its ceiling, its rounds and what its agent may do', offers.vendor_lead_id,
    jsonb_build_object('offerId', offers.id, 'amount', offers.amount, 'ceiling', offers.ceiling, 'round', offers.round, 'agent', runs.agent)
  from pipeline.offers as offers
  cross join pipeline.settings as settings
  left join pipeline.agent_runs as runs on runs.id = offers.agent_run_id
  left join pipeline.agents as agents on agents.agent = runs.agent
  where offers.status in ('made', 'sent')
    and offers.exceeds_because is null
    and (offers.amount > offers.ceiling or offers.round > settings.max_offer_rounds or not agents.may_offer)
  union all
  select 'the offer on the table is the offer of its lead', offers.vendor_lead_id,
    jsonb_build_object('offerId', offers.id, 'amount', offers.amount, 'offerAmount', leads.offer_amount)
  from pipeline.offers as offers
  join pipeline.vendor_leads as leads on leads.id = offers.vendor_lead_id
  where offers.status in ('made', 'sent') and offers.amount is distinct from leads.offer_amount
  union all
  select 'an offer is open only while the vendor may answer it', offers.vendor_lead_id,
    jsonb_build_object('offerId', offers.id, 'status', offers.status, 'stage', leads.pipeline_stage)
  from pipeline.offers as offers
  join pipeline.vendor_leads as leads on leads.id = offers.vendor_lead_id
  where offers.status in ('made', 'sent') and (leads.pipeline_stage in ('OFFER_REJECTED', 'DEAD_LEAD') or pipeline_private.is_past_acceptance(leads.pipeline_stage))
  union all
  select 'who accepted has a deal, or a person was asked for it', leads.id, jsonb_build_object('stage', leads.pipeline_stage)
  from pipeline.vendor_leads as leads
  where pipeline_private.is_past_acceptance(leads.pipeline_stage)
    and not exists (select from pipeline.deals as deals where deals.vendor_lead_id = leads.id)
    and not exists (select from pipeline.review_items as items where items.vendor_lead_id = leads.id and items.kind = 'deal_missing')
  union all
  select 'an accepted offer has its deal', offers.vendor_lead_id, jsonb_build_object('offerId', offers.id, 'amount', offers.amount)
  from pipeline.offers as offers
  where offers.status = 'accepted'
    and not exists (select from pipeline.deals as deals where deals.vendor_lead_id = offers.vendor_lead_id)
  union all
  select 'a deal fell through exactly when its lead died', deals.vendor_lead_id,
    jsonb_build_object('dealId', deals.id, 'fellThroughAt', deals.fell_through_at, 'stage', leads.pipeline_stage)
  from pipeline.deals as deals
  join pipeline.vendor_leads as leads on leads.id = deals.vendor_lead_id
  where (deals.fell_through_at is not null) <> (leads.pipeline_stage = 'DEAD_LEAD')
    and (leads.pipeline_stage = 'DEAD_LEAD' or pipeline_private.is_past_acceptance(leads.pipeline_stage));
