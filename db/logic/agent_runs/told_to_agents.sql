create or replace function pipeline_private.conversation_for_agents(lead_id uuid)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object(
        'id', said.id, 'direction', said.direction, 'purpose', said.purpose,
        'body', case
          when said.direction = 'inbound' and said.body ~ '["“«]'
            then pipeline_private.without_our_words(said.body, pipeline_private.texts_of_ours(said.phone))
          else said.body
        end,
        'at', said.created_at, 'answered', said.direction = 'outbound' or said.answered_at is not null
      )
      order by said.text_no
    ),
    '[]'
  )
  from (
    select
      messages.id, messages.direction, messages.purpose, messages.body, messages.phone, messages.created_at, messages.answered_at,
      messages.text_no
    from pipeline.lead_messages as messages
    where messages.vendor_lead_id = conversation_for_agents.lead_id and messages.status <> 'cancelled'
    order by messages.text_no desc
    limit 60
  ) as said
$$;

comment on function pipeline_private.conversation_for_agents is 'The last 60 texts of a lead as agents read them, in order, without those that were cancelled.';

create or replace function pipeline_private.offers_for_agents(lead_id uuid)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object(
        'round', offers.round, 'amount', offers.amount, 'ceiling', offers.ceiling, 'status', offers.status,
        'counterAmount', offers.counter_amount
      )
      order by offers.round
    ),
    '[]'
  )
  from pipeline.offers as offers
  where offers.vendor_lead_id = offers_for_agents.lead_id
$$;

comment on function pipeline_private.offers_for_agents is 'The offers of a lead as agents are told of them, in order.';

create or replace function pipeline_private.comparables_near(postcode text)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'transactionId', sold.transaction_id, 'price', sold.price, 'soldOn', sold.sold_on, 'postcode', sold.postcode,
    'type', sold.property_type, 'newBuild', sold.new_build, 'tenure', sold.tenure, 'category', sold.category,
    'street', sold.street, 'paon', sold.paon, 'saon', sold.saon
  )), '[]')
  from (
    select *
    from pipeline.comparables as comparables
    where comparables.outcode = split_part(comparables_near.postcode, ' ', 1)
      and comparables.sold_on > (pipeline_private.today() - interval '24 months')::date
      and comparables.sold_on <= (select pipeline_private.today())
    order by comparables.sold_on desc
    limit 2000
  ) as sold
$$;

comment on function pipeline_private.comparables_near is 'Sales of the last 24 months in a postcode''s outcode, the latest 2,000 at most.';

create or replace function pipeline_private.tax_bands(tax text)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(jsonb_agg(jsonb_build_object('from', bands.lower_bound, 'rate', bands.rate) order by bands.lower_bound), '[]')
  from pipeline.purchase_tax_bands as bands
  where bands.tax = tax_bands.tax
    and bands.effective_from = (
      select max(known.effective_from)
      from pipeline.purchase_tax_bands as known
      where known.tax = tax_bands.tax and known.effective_from <= (select pipeline_private.today())
    )
$$;

comment on function pipeline_private.tax_bands is 'The bands of a purchase tax in force now, lowest first.';
