create or replace function pipeline_private.lead_as_answered(lead pipeline.vendor_leads, agent pipeline.agents, result jsonb)
  returns pipeline.vendor_leads
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select jsonb_populate_record(
    lead,
    coalesce((
      select jsonb_object_agg(allowed.field, fact.value)
      from jsonb_each(result -> 'facts') as fact
      join unnest(agent.writes) as allowed (field) on pipeline_private.camel_case(allowed.field) = fact.key
      where (pipeline_private.proposed_facts(lead, agent, result) ? fact.key) is not true
    ), '{}')
      || case
        when agent.may_value and result ? 'valuation' then jsonb_build_object(
          'validation_passed', result -> 'valuation' -> 'passed',
          'estimated_market_value', result -> 'valuation' -> 'estimatedMarketValue',
          'bmv_score', result -> 'valuation' -> 'bmvScore'
        )
        else '{}'
      end
      || case
        when agent.may_offer and result ? 'offer' then jsonb_build_object('offer_amount', result -> 'offer' -> 'amount')
        else '{}'
      end
      || case
        when result ->> 'outcome' = 'decline' then
          jsonb_build_object('rejection_reason', coalesce(nullif(btrim(result ->> 'reason'), ''), 'No reason given'))
        else '{}'
      end
  )
$$;

comment on function pipeline_private.lead_as_answered(pipeline.vendor_leads, pipeline.agents, jsonb) is
  'The lead as it would be with what an agent answered, as far as this agent may write it; facts that are only proposed, see proposed_facts(), are left out.';

create or replace function pipeline_private.keep_facts(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  result jsonb,
  to_stage text,
  dead_reason text
)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  agent pipeline.agents;
  learned pipeline.vendor_leads;
begin
  if to_stage is null and not result ?| array['facts', 'valuation', 'offer'] then
    return;
  end if;

  select * into agent from pipeline.agents as agents where agents.agent = run.agent;
  learned := pipeline_private.lead_as_answered(lead, agent, result);

  update pipeline.vendor_leads as leads
  set
    vendor_name = learned.vendor_name,
    property_address = learned.property_address,
    property_postcode = learned.property_postcode,
    asking_price = learned.asking_price,
    property_type = learned.property_type,
    bedrooms = learned.bedrooms,
    condition = learned.condition,
    validation_passed = learned.validation_passed,
    estimated_market_value = learned.estimated_market_value,
    bmv_score = learned.bmv_score,
    offer_amount = case when to_stage is null and not result ? 'offer' then leads.offer_amount else learned.offer_amount end,
    rejection_reason = case when to_stage is null then leads.rejection_reason else learned.rejection_reason end,
    pipeline_stage = coalesce(to_stage, leads.pipeline_stage),
    dead_reason = keep_facts.dead_reason
  where leads.id = lead.id;
end
$$;

comment on function pipeline_private.keep_facts(pipeline.vendor_leads, pipeline.agent_runs, jsonb, text, text) is
  'Writes what an agent learned, and moves the lead in the same statement when to_stage is given.';

create or replace function pipeline_private.keep_readings(lead pipeline.vendor_leads, readings jsonb)
  returns void
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  update pipeline.lead_messages as messages
  set
    intent = reading ->> 'intent',
    intent_amount = case when reading ->> 'intent' = 'counter' then (reading ->> 'amount')::numeric end,
    intent_confidence = (reading ->> 'confidence')::numeric
  from jsonb_array_elements(readings) as reading
  where messages.id = (reading ->> 'messageId')::uuid
    and messages.vendor_lead_id = lead.id
    and messages.direction = 'inbound'
$$;

comment on function pipeline_private.keep_readings(pipeline.vendor_leads, jsonb) is 'Notes on the vendor''s texts how an agent understood them.';
