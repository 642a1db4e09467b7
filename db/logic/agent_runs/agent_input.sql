create or replace function pipeline_private.agent_input(run pipeline.agent_runs, lead pipeline.vendor_leads)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_build_object(
    'runId', run.id,
    'agent', run.agent,
    'purpose', run.purpose,
    'stage', run.stage,
    'stageVisit', run.stage_visit,
    'now', pipeline.now(),
    'companyName', settings.company_name,
    'answers', pipeline_private.answers_for(lead),
    'lead', pipeline_private.facts_for_agents(lead) || jsonb_build_object(
      'id', lead.id,
      'vendorName', lead.vendor_name,
      'firstName', pipeline_private.first_name(lead.vendor_name),
      'shortAddress', coalesce(pipeline_private.short_address(lead.property_address), 'your property'),
      'estimatedMarketValue', lead.estimated_market_value
    ),
    'conversation', coalesce((
      select jsonb_agg(
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
      )
      from (
        select *
        from pipeline.lead_messages as messages
        where messages.vendor_lead_id = lead.id and messages.status <> 'cancelled'
        order by messages.text_no desc
        limit 60
      ) as said
    ), '[]'),
    'missingFacts', pipeline_private.missing_facts(lead),
    'flags', pipeline_private.flags_for_agents(lead.id),
    'offers', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'round', offers.round, 'amount', offers.amount, 'ceiling', offers.ceiling, 'status', offers.status,
          'counterAmount', offers.counter_amount
        )
        order by offers.round
      )
      from pipeline.offers as offers
      where offers.vendor_lead_id = lead.id
    ), '[]'),
    'comparables', case when agents.may_value then pipeline_private.comparables_near(lead.property_postcode) else '[]' end,
    'taxBands', case when agents.may_value or agents.may_offer then pipeline_private.tax_bands('sdlt_additional') else '[]' end,
    'config', agents.config || case
      when agents.may_offer then jsonb_build_object('maxRounds', settings.max_offer_rounds)
      else '{}'
    end
  )
  from pipeline.settings
  cross join pipeline.agents as agents
  where agents.agent = run.agent
$$;

comment on function pipeline_private.agent_input is
  'What an agent is given: the lead at its visit, the last 60 texts, what is missing, offers, comparables and its parameters.';

-- Asked of all moves and not of the next one: a stage that a release puts between two others changes where a fact is
-- demanded, not that it is.
create or replace function pipeline_private.missing_facts(lead pipeline.vendor_leads)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(jsonb_agg(pipeline_private.camel_case(wanted.field) order by wanted.field), '[]')
  from (
    select required.field
    from pipeline.stage_required_fields as required
    where required.subject = 'lead'
    intersect
    select unnest(agents.writes)
    from pipeline.agents
  ) as wanted
  cross join to_jsonb(lead) as known (facts)
  where coalesce(known.facts ->> wanted.field, '') !~ '\S'
$$;

comment on function pipeline_private.missing_facts is
  'What is not known of a lead yet, that some move demands and an agent may fill in: the facts to be asked for.';

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
