create or replace function pipeline_private.tg_deals__keep_to_what_has_been()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  time_zone text := (select settings.time_zone from pipeline.settings);
  today date := pipeline_private.today();
  ahead text[] := array_remove(array[
    case when (new.vendor_identity_checked_at at time zone time_zone)::date > today then 'vendor_identity_checked_at' end,
    case when (new.reserved_at at time zone time_zone)::date > today then 'reserved_at' end,
    case when new.exchanged_on > today then 'exchanged_on' end,
    case when new.completed_on > today then 'completed_on' end
  ], null);
begin
  if ahead <> '{}' then
    raise exception 'what has not been yet: %', array_to_string(ahead, ', ')
      using
        errcode = 'VL018', detail = jsonb_build_object('leadId', new.vendor_lead_id, 'dealId', new.id, 'fields', ahead)::text,
        hint = 'Write what is planned to expected_exchange_on and expected_completion_on.',
        schema = tg_table_schema, table = tg_table_name, column = coalesce(ahead[1], '');
  end if;
  return new;
end
$$;

create or replace trigger _200_keep_to_what_has_been
  before update on pipeline.deals
  for each row
  when (
    (new.vendor_identity_checked_at, new.reserved_at, new.exchanged_on, new.completed_on)
    is distinct from (old.vendor_identity_checked_at, old.reserved_at, old.exchanged_on, old.completed_on)
  )
  execute function pipeline_private.tg_deals__keep_to_what_has_been();

comment on function pipeline_private.tg_deals__keep_to_what_has_been is
  'Raises VL018 for an identity check, a reservation, an exchange or a completion that lies ahead.';

create or replace function pipeline_private.refuse_price(deal pipeline.deals, price numeric)
  returns void
  language plpgsql
  stable
as $$
declare
  market_value numeric := (select leads.estimated_market_value from pipeline.vendor_leads as leads where leads.id = deal.vendor_lead_id);
begin
  if (pipeline_private.actor()).reason is null then
    raise exception 'another price takes a reason'
      using
        errcode = 'VL003', detail = jsonb_build_object('leadId', deal.vendor_lead_id, 'dealId', deal.id)::text,
        hint = 'reduce_price() keeps by how much and on what evidence; to correct it, use edit_deal() with a reason, or in the same transaction: select set_config(''pipeline.reason'', ''why'', true);',
        schema = 'pipeline', table = 'deals', column = 'agreed_price';
  end if;
  if price > market_value and not pipeline_private.may_administer() then
    raise exception 'the price is above the market value'
      using
        errcode = 'VL026', detail = jsonb_build_object('leadId', deal.vendor_lead_id, 'price', price, 'marketValue', market_value)::text,
        hint = 'An admin may agree to it, with a reason.', schema = 'pipeline', table = 'deals', column = 'agreed_price';
  end if;
end
$$;

comment on function pipeline_private.refuse_price is
  'Another price of a deal: VL003 without a reason, VL026 above the market value unless an admin writes it.';

create or replace function pipeline_private.tg_deals__keep_price()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.refuse_price(new, new.agreed_price);
  return new;
end
$$;

create or replace trigger _200_keep_price
  before update on pipeline.deals
  for each row
  when (new.agreed_price is distinct from old.agreed_price and current_user <> 'pipeline_owner')
  execute function pipeline_private.tg_deals__keep_price();

comment on function pipeline_private.tg_deals__keep_price is
  'Another price written by hand, see refuse_price(). Our own functions have looked.';
