create or replace function pipeline_private.proposed_facts(lead pipeline.vendor_leads, agent pipeline.agents, result jsonb)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_object_agg(fact.key, jsonb_build_object('known', known.facts -> allowed.field, 'said', fact.value))
  from jsonb_each(result -> 'facts') as fact
  join unnest(agent.writes) as allowed (field) on pipeline_private.camel_case(allowed.field) = fact.key
  cross join to_jsonb(lead) as known (facts)
  where known.facts ->> allowed.field <> ''
    and known.facts -> allowed.field <> fact.value
    and exists (
      select from pipeline.offers as offers
      where offers.vendor_lead_id = lead.id and offers.status in ('made', 'sent', 'countered')
    )
$$;

comment on function pipeline_private.proposed_facts is
  'Facts in an agent''s answer that are not as we know them, while an offer that rests on what we know is on the table: by name, what we know and what was said. They are proposed to a person and never written over. Null when there are none.';

create or replace function pipeline_private.propose_facts(lead pipeline.vendor_leads, run pipeline.agent_runs, result jsonb)
  returns void
  language plpgsql
as $$
declare
  proposed jsonb;
begin
  if not result ? 'facts' then
    return;
  end if;

  proposed := (
    select pipeline_private.proposed_facts(lead, agents, result) from pipeline.agents as agents where agents.agent = run.agent
  );
  if proposed is not null
    and (select leads.turn is not null from pipeline.vendor_leads as leads where leads.id = lead.id)
  then
    perform pipeline_private.open_review_item(
      lead.id, 'facts_proposed', 'The vendor''s answer tells facts that are not as we know them',
      jsonb_build_object('agent', run.agent, 'proposed', proposed), run.id
    );
  end if;
end
$$;

comment on function pipeline_private.propose_facts is
  'Shows a person the proposed_facts() of an answer that was acted on, unless it finished the lead.';
