create or replace function pipeline_private.lead_as_answered(lead pipeline.vendor_leads, agent pipeline.agents, result jsonb)
  returns pipeline.vendor_leads
  language sql
  stable
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

comment on function pipeline_private.lead_as_answered is
  'The lead as it would be with what an agent answered, as far as this agent may write it; facts that are only proposed, see proposed_facts(), are left out.';
