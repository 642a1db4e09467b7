create or replace function pipeline_private.refuse_offer(
  lead pipeline.vendor_leads,
  previous pipeline.offers,
  amount numeric,
  round integer,
  exceeds_because text
)
  returns void
  language plpgsql
  stable
as $$
declare
  most_rounds integer := (select settings.max_offer_rounds from pipeline.settings);
  obstacle text := case
    when amount is null or amount <= 0 or amount > 100000000 then 'an offer is more than nothing, and at most £100,000,000'
    when lead.estimated_market_value is null then 'the market value is not known'
    when amount > lead.estimated_market_value then 'the offer is above the market value'
    when amount > previous.ceiling then 'the offer is above the ceiling of its sums'
    when round > most_rounds then format('all %s rounds of offers are used up', most_rounds)
  end;
begin
  if obstacle is null then
    return;
  end if;
  if nullif(btrim(exceeds_because), '') is null or amount is null or amount <= 0 or amount > 100000000 then
    raise exception '%', obstacle
      using
        errcode = 'VL026',
        detail = jsonb_build_object(
          'leadId', lead.id, 'amount', amount, 'marketValue', lead.estimated_market_value, 'ceiling', previous.ceiling, 'round', round
        )::text,
        hint = 'An admin may go beyond with a reason: exceeds_because.';
  end if;
  if not pipeline_private.may_administer() then
    raise exception 'only an admin may go beyond: %', obstacle using errcode = 'VL004', detail = jsonb_build_object('leadId', lead.id)::text;
  end if;
end
$$;

comment on function pipeline_private.refuse_offer is
  'Raises VL026 for an amount that a person may not offer to this lead, VL004 when somebody who is no admin would go beyond the limits.';

create or replace function pipeline_private.lock_offer(offer_id uuid, reason text)
  returns pipeline.offers
  language plpgsql
as $$
declare
  offer pipeline.offers;
begin
  perform pipeline_private.want_person('change an offer');
  perform pipeline_private.want_reason('changing an offer', reason);
  select * into offer from pipeline.offers as offers where offers.id = offer_id;
  perform pipeline_private.refuse_unknown('offer', 'offerId', offer_id, 'offers') where offer.id is null;
  perform pipeline_private.lock_lead(offer.vendor_lead_id);
  select * into offer from pipeline.offers as offers where offers.id = offer_id;
  return offer;
end
$$;

comment on function pipeline_private.lock_offer is
  'An offer that a person is about to change, its lead locked. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown one.';

create or replace function pipeline_private.drop_offer_text(message_id uuid)
  returns void
  language sql
as $$
  update pipeline.lead_messages as messages
  set status = 'cancelled', cancelled_because = 'offer_changed', status_reason = pipeline_private.cause_in_words('offer_changed')
  where messages.id = message_id and messages.status = 'queued'
$$;

create or replace function pipeline_private.tell_offer(lead pipeline.vendor_leads, offer pipeline.offers, body text)
  returns pipeline.offers
  language plpgsql
as $$
declare
  text_id uuid := case when nullif(btrim(body), '') is not null then (pipeline.send_message(lead.id, body)).id end;
begin
  update pipeline.offers as offers
  set
    message_id = text_id,
    status = case when text_id is null then 'sent' else 'made' end,
    sent_at = case when text_id is null then pipeline.now() end
  where offers.id = offer.id
  returning * into offer;

  update pipeline.vendor_leads as leads
  set offer_amount = offer.amount, offer_sent_at = coalesce(offer.sent_at, leads.offer_sent_at)
  where leads.id = lead.id
  returning * into lead;
  if text_id is null and lead.held_at is null then
    perform pipeline_private.let_vendor_answer(lead);
  end if;
  return offer;
end
$$;

comment on function pipeline_private.tell_offer is 'Puts an offer on the table: by this text, or, without one, told already.';

create or replace function pipeline_private.tg_vendor_leads__keep_offer_within_value()
  returns trigger
  language plpgsql
as $$
declare
  stack text;
begin
  if (new.offer_amount > new.estimated_market_value) is not true
    or (new.offer_amount, new.estimated_market_value) is not distinct from (old.offer_amount, old.estimated_market_value)
    or not pipeline_private.writes_by_hand()
  then
    return new;
  end if;
  get diagnostics stack = pg_context;
  if not pipeline_private.is_by_hand(stack) then
    return new;
  end if;
  raise exception 'an offer above the market value'
    using
      errcode = 'VL026',
      detail = jsonb_build_object('leadId', new.id, 'amount', new.offer_amount, 'marketValue', new.estimated_market_value)::text,
      hint = 'make_offer() lets an admin go beyond, with a reason.',
      schema = tg_table_schema, table = tg_table_name, column = 'offer_amount';
end
$$;

create or replace trigger _200_keep_offer_within_value
  before update of offer_amount, estimated_market_value on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__keep_offer_within_value();

comment on function pipeline_private.tg_vendor_leads__keep_offer_within_value is
  'Raises VL026 for an offer_amount, written by hand, above the market value. Our own functions have looked, or keep the reason on the offer.';

create or replace function pipeline_private.tg_vendor_leads__keep_offer_on_the_table()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  offer pipeline.offers;
begin
  select * into offer from pipeline.offers as offers where offers.vendor_lead_id = new.id and offers.status in ('made', 'sent');
  if offer.amount <> new.offer_amount or found and new.offer_amount is null then
    raise exception 'another offer is on the table'
      using
        errcode = 'VL026',
        detail = jsonb_build_object('leadId', new.id, 'amount', new.offer_amount, 'offerId', offer.id, 'onTheTable', offer.amount)::text,
        hint = 'make_offer() makes another, withdraw_offer() takes it back.',
        schema = tg_table_schema, table = tg_table_name, column = 'offer_amount';
  end if;
  return new;
end
$$;

create or replace trigger _200_keep_offer_on_the_table
  before update of offer_amount on pipeline.vendor_leads
  for each row
  when (new.offer_amount is distinct from old.offer_amount and current_user <> 'pipeline_owner')
  execute function pipeline_private.tg_vendor_leads__keep_offer_on_the_table();

comment on function pipeline_private.tg_vendor_leads__keep_offer_on_the_table is
  'Raises VL026 for an offer_amount, written by hand, that is not the offer which the vendor can accept.';
