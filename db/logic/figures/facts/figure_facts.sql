create or replace view pipeline_private.figure_facts as
  select facts.figure, facts.scope, facts.at, facts.amount, facts.out_of, facts.vendor_lead_id
  from pipeline_private.facts_of_leads as facts
  union all
  select facts.figure, facts.scope, facts.at, facts.amount, facts.out_of, facts.vendor_lead_id
  from pipeline_private.facts_of_moves as facts
  union all
  select facts.figure, facts.scope, facts.at, facts.amount, facts.out_of, facts.vendor_lead_id
  from pipeline_private.facts_of_costs as facts
  union all
  select facts.figure, facts.scope, facts.at, facts.amount, facts.out_of, facts.vendor_lead_id
  from pipeline_private.facts_of_texts as facts
  union all
  select facts.figure, facts.scope, facts.at, facts.amount, facts.out_of, facts.vendor_lead_id
  from pipeline_private.facts_of_pleas as facts
  union all
  select facts.figure, facts.scope, facts.at, facts.amount, facts.out_of, facts.vendor_lead_id
  from pipeline_private.facts_of_answers as facts
  union all
  select facts.figure, facts.scope, facts.at, facts.amount, facts.out_of, facts.vendor_lead_id
  from pipeline_private.facts_of_work as facts
  union all
  select facts.figure, facts.scope, facts.at, facts.amount, facts.out_of, facts.vendor_lead_id
  from pipeline_private.facts_of_people as facts
  union all
  select facts.figure, facts.scope, facts.at, facts.amount, facts.out_of, facts.vendor_lead_id
  from pipeline_private.facts_of_offers as facts
  union all
  select facts.figure, facts.scope, facts.at, facts.amount, facts.out_of, facts.vendor_lead_id
  from pipeline_private.facts_of_deals as facts;

comment on view pipeline_private.figure_facts is
  'All that adds to figures which add up, by the time it belongs to. Ask for a few figures, and a span of time: only their rows are read, by their time.';
