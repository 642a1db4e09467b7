create or replace function pipeline.create_deal(lead_id uuid, agreed_price numeric default null, reason pipeline.free_text default null)
  returns pipeline.deals
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  price numeric := round(coalesce(create_deal.agreed_price, lead.offer_amount), 2);
  deal pipeline.deals;
begin
  perform pipeline_private.want_person('write a deal');
  select * into deal from pipeline.deals as deals where deals.vendor_lead_id = lead.id;
  if found then
    if round(create_deal.agreed_price, 2) <> deal.agreed_price then
      raise exception 'the lead has a deal at another price'
        using errcode = 'VL026', detail = jsonb_build_object('dealId', deal.id, 'agreedPrice', deal.agreed_price)::text, hint = 'reduce_price() keeps on what evidence.';
    end if;
    return deal;
  end if;
  if price > lead.estimated_market_value and (nullif(btrim(create_deal.reason), '') is null or not pipeline_private.may_administer()) then
    raise exception 'the price is above the market value'
      using
        errcode = 'VL026', detail = jsonb_build_object('leadId', lead.id, 'price', price, 'marketValue', lead.estimated_market_value)::text,
        hint = 'An admin may agree to it, with a reason.';
  end if;
  if not pipeline_private.is_past_acceptance(lead.pipeline_stage) then
    raise exception 'at % nothing is agreed', lead.pipeline_stage
      using errcode = 'VL026', detail = jsonb_build_object('leadId', lead.id)::text, hint = 'Move the lead to OFFER_ACCEPTED; the deal follows.';
  end if;
  if price is null or price <= 0 or price > 100000000 then
    raise exception 'a deal has a price: more than nothing, and at most £100,000,000'
      using errcode = 'VL026', detail = jsonb_build_object('leadId', lead.id, 'price', price)::text, hint = 'Give agreed_price.';
  end if;

  insert into pipeline.deals (vendor_lead_id, agreed_price) values (lead.id, price) returning * into deal;
  perform pipeline_private.record_event(
    lead.id, 'deal_created', jsonb_build_object('dealId', deal.id, 'price', price, 'why', create_deal.reason), stage_visit => lead.stage_visit
  );
  perform pipeline_private.close_review_items(
    array(
      select items.id from pipeline.review_items as items
      where items.vendor_lead_id = lead.id and items.kind = 'deal_missing' and items.resolved_at is null
    ),
    'deal_written'
  );
  return deal;
end
$$;

comment on function pipeline.create_deal is
  'Writes the deal of a lead that was taken past acceptance without one; agreed_price defaults to the offer. A lead that has one at this price keeps it. Raises VL004 for automation, VL010 for an unknown lead, VL026 before acceptance, without a price, above the market value unless an admin says why, or when there is a deal at another price.';

create or replace function pipeline.reduce_price(
  deal_id uuid,
  amount numeric,
  evidence pipeline.free_text,
  instead_of numeric default null
)
  returns pipeline.deals
  language plpgsql
  security definer
as $$
declare
  actor record := pipeline_private.actor();
  less numeric := round(amount, 2);
  deal pipeline.deals;
begin
  perform pipeline_private.want_person('reduce a price');
  if nullif(btrim(evidence), '') is null then
    raise exception 'a reduction wants its evidence' using errcode = 'VL003', hint = 'Say what it rests on: a survey, a search, a quote.';
  end if;
  select * into deal from pipeline.deals as deals where deals.id = deal_id;
  perform pipeline_private.refuse_unknown('deal', 'dealId', deal_id, 'deals') where deal.id is null;
  perform pipeline_private.lock_lead(deal.vendor_lead_id);
  select * into deal from pipeline.deals as deals where deals.id = deal_id;
  perform pipeline_private.refuse_overtaken(
    jsonb_build_object('agreed_price', deal.agreed_price), jsonb_build_object('agreed_price', deal.agreed_price - less),
    jsonb_build_object('agreed_price', round(instead_of, 2)), 'deals', jsonb_build_object('dealId', deal.id)
  ) where instead_of is not null;
  if deal.fell_through_at is not null or deal.completed_on is not null or less is null or less <= 0 or less >= deal.agreed_price then
    raise exception 'this price cannot be reduced by %', coalesce(amount::text, 'nothing')
      using
        errcode = 'VL026', detail = jsonb_build_object('dealId', deal.id, 'agreedPrice', deal.agreed_price)::text,
        hint = 'It is more than nothing, less than the price, and the deal still open.';
  end if;

  insert into pipeline.deal_reductions (deal_id, vendor_lead_id, amount, evidence, agreed_by)
  values (deal.id, deal.vendor_lead_id, less, btrim(reduce_price.evidence), actor.name);
  update pipeline.deals as deals
  set agreed_price = deals.agreed_price - less, updated_at = pipeline.now()
  where deals.id = deal.id
  returning * into deal;
  perform pipeline_private.record_event(
    deal.vendor_lead_id, 'price_reduced', jsonb_build_object('dealId', deal.id, 'by', less, 'price', deal.agreed_price, 'evidence', evidence)
  );
  return deal;
end
$$;

comment on function pipeline.reduce_price is
  'Reduces the agreed price of an open deal and keeps by how much and on what evidence. With instead_of, the price that one last saw, nothing is taken off another. Raises VL003 without evidence, VL004 for automation, VL010 for an unknown deal, VL026 for an amount that cannot be, VL041 when the price is another than instead_of says.';

grant execute on function pipeline.create_deal, pipeline.reduce_price to pipeline_operator;
