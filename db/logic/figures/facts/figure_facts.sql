create or replace view pipeline_private.figure_facts as
  table pipeline_private.facts_of_leads
  union all
  table pipeline_private.facts_of_moves
  union all
  table pipeline_private.facts_of_costs
  union all
  table pipeline_private.facts_of_texts
  union all
  table pipeline_private.facts_of_pleas
  union all
  table pipeline_private.facts_of_answers
  union all
  table pipeline_private.facts_of_work
  union all
  table pipeline_private.facts_of_people
  union all
  table pipeline_private.facts_of_offers
  union all
  table pipeline_private.facts_of_deals;

comment on view pipeline_private.figure_facts is
  'All that adds to figures which add up, by the time it belongs to. Ask for a few figures, and a span of time: only their rows are read, by their time.';
