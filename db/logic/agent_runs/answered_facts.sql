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
