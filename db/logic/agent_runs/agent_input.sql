-- What most leads have nothing of is looked for by key before it is put together: that costs a fifth.
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
    'answers', case
      when exists (
        select from pipeline.lead_messages as said where said.vendor_lead_id = lead.id and said.direction = 'inbound'
      ) then pipeline_private.answers_for(lead)
      else '{}'
    end,
    'lead', pipeline_private.facts_for_agents(lead) || jsonb_build_object(
      'id', lead.id,
      'vendorName', lead.vendor_name,
      'firstName', pipeline_private.first_name(lead.vendor_name),
      'shortAddress', coalesce(pipeline_private.short_address(lead.property_address), 'your property'),
      'estimatedMarketValue', lead.estimated_market_value
    ),
    'conversation', case
      when exists (select from pipeline.lead_messages as said where said.vendor_lead_id = lead.id)
        then pipeline_private.conversation_for_agents(lead.id)
      else '[]'
    end,
    'missingFacts', pipeline_private.missing_facts(lead),
    'flags', case
      when exists (select from pipeline.property_flags as flags where flags.vendor_lead_id = lead.id)
        then pipeline_private.flags_for_agents(lead.id)
      else '[]'
    end || case when agents.may_value then pipeline_private.sold_by_others(lead) else '[]' end,
    'offers', case
      when exists (select from pipeline.offers as offers where offers.vendor_lead_id = lead.id)
        then pipeline_private.offers_for_agents(lead.id)
      else '[]'
    end,
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
  'What an agent is given: the lead at its visit, the last 60 texts, what may be answered once the vendor has written, what is missing, offers, comparables and its parameters.';

-- Asked of all moves and not of the next one: a stage that a release puts between two others changes where a fact is
-- demanded, not that it is.
create or replace function pipeline_private.missing_facts(lead pipeline.vendor_leads)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(jsonb_agg(pipeline_private.camel_case(wanted.field) order by wanted.field), '[]')
  from (
    select distinct required.field
    from pipeline.stage_required_fields as required
    where required.subject = 'lead'
      and exists (select from pipeline.agents where required.field = any (agents.writes))
  ) as wanted
  cross join to_jsonb(lead) as known (facts)
  where coalesce(known.facts ->> wanted.field, '') !~ '\S'
$$;

comment on function pipeline_private.missing_facts is
  'What is not known of a lead yet, that some move demands and an agent may fill in: the facts to be asked for.';
