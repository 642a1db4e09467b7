create or replace function pipeline_private.read_texts()
  returns table (
    vendor_number integer,
    persona jsonb,
    message_id uuid,
    purpose text,
    body text,
    read_at timestamptz,
    texts_read bigint,
    acts text[],
    told text[],
    has_reply_coming boolean,
    offer_amount numeric,
    brings_offer boolean
  )
  language sql
  security definer
as $$
  with read as (
    update pipeline_private.simulated_carrier as carrier
    set read_at = pipeline.now()
    from pipeline.lead_messages as messages
    join pipeline_private.simulation_vendors as vendors on vendors.vendor_lead_id = messages.vendor_lead_id
    where carrier.read_at is null
      and messages.id = carrier.message_id
    returning vendors.number, vendors.persona, vendors.vendor_lead_id, messages.id, messages.text_no, messages.purpose, messages.body, carrier.read_at
  ),
  latest as (
    select distinct on (read.number) read.*
    from read
    order by read.number, read.text_no desc
  )
  select
    latest.number, latest.persona, latest.id, latest.purpose, latest.body, latest.read_at, had.texts_read,
    coalesce(own.acts, '{}'), coalesce(own.told, '{}'), coalesce(own.has_reply_coming, false), offer.amount,
    coalesce(offer.message_id in (select read.id from read), false)
  from latest
  left join lateral (
    select offers.amount, offers.message_id
    from pipeline.offers as offers
    where offers.vendor_lead_id = latest.vendor_lead_id and offers.sent_at is not null
    order by offers.round desc
    limit 1
  ) as offer on true
  cross join lateral (
    select count(*) as texts_read
    from pipeline.lead_messages as messages
    where messages.vendor_lead_id = latest.vendor_lead_id and messages.direction = 'outbound' and messages.sent_at is not null
  ) as had
  cross join lateral (
    select
      array_agg(planned.payload ->> 'act' order by planned.id) filter (where facts.fact is null or facts.place = 1) as acts,
      array_agg(distinct facts.fact) filter (where facts.fact is not null) as told,
      bool_or(planned.done_at is null) as has_reply_coming
    from pipeline_private.simulation_plan as planned
    left join lateral jsonb_array_elements_text(planned.payload -> 'facts') with ordinality as facts (fact, place) on true
    where planned.vendor_number = latest.number and planned.kind = 'text'
  ) as own
  order by latest.number
$$;

comment on function pipeline_private.read_texts is
  'Simulated vendors read what the simulated carrier has for them: each vendor''s latest text, with what the vendor has said before (acts, facts told). Each text is read once.';

grant execute on function pipeline_private.read_texts to pipeline_admin;
