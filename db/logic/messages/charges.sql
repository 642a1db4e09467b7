create or replace function pipeline_private.unpriced_since(carrier text)
  returns timestamptz
  language sql
  stable
  security definer
as $$
  select min(messages.sent_at)
  from pipeline.lead_messages as messages
  where messages.price is null and messages.provider_message_id is not null and messages.direction = 'outbound'
    and messages.carrier = unpriced_since.carrier
    and messages.sent_at between pipeline_private.later(pipeline.now(), interval '-72 hours') and pipeline_private.later(pipeline.now(), interval '-10 minutes')
$$;

comment on function pipeline_private.unpriced_since is
  'Since when a carrier has taken texts of which it has not said what they cost; of the last three days, but for the latest ten minutes. Null when of none.';

create or replace function pipeline_private.record_charges(carrier text, charges jsonb)
  returns integer
  language sql
  security definer
as $$
  with priced as (
    update pipeline.lead_messages as messages
    set
      price = told.price, price_currency = told.currency,
      carrier_segments = coalesce(told.segments, messages.carrier_segments)
    from jsonb_to_recordset(charges) as told (id text, segments smallint, price numeric, currency text)
    where messages.provider_message_id = told.id and messages.carrier = record_charges.carrier
      and messages.direction = 'outbound' and messages.price is null and told.price is not null
    returning messages.vendor_lead_id, messages.provider_message_id, messages.price, messages.price_currency
  ),
  booked as (
    update pipeline.api_usage as calls
    set pence = priced.price * 100
    from priced
    where calls.vendor_lead_id = priced.vendor_lead_id and calls.provider_call_id = priced.provider_message_id
      and calls.purpose = 'send_text' and priced.price_currency = 'GBP'
  )
  select count(*)::integer from priced
$$;

comment on function pipeline_private.record_charges is
  'What a carrier says later that texts cost: a list of its ids with segments, price and currency. What was priced before stays; the call in api_usage has its pence where the currency is GBP. Returns how many are priced by it.';

grant execute on function pipeline_private.unpriced_since, pipeline_private.record_charges to pipeline_worker;
