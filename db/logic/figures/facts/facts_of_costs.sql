-- What leads of a source cost is what was spent on it, by the day; where nobody said that for a day, what a lead of it costs.
create or replace view pipeline_private.facts_of_costs as
  select
    'spend' as figure, spend.source::text as scope, pipeline_private.day_begins(spend.day, settings.time_zone) as at,
    spend.amount::numeric as amount, null::numeric as out_of, null::uuid as vendor_lead_id
  from pipeline.settings
  cross join pipeline.source_spend as spend
  union all
  select figures.figure, spend.source::text, pipeline_private.day_begins(spend.day, settings.time_zone), spend.amount::numeric, 0, null
  from pipeline.settings
  cross join pipeline.source_spend as spend
  cross join lateral (
    values ('cost_per_lead'), ('cost_per_offer'), ('cost_per_acceptance'), ('cost_per_completion')
  ) as figures (figure)
  union all
  select figures.figure, leads.source::text, leads.created_at, known.price, figures.out_of::numeric, leads.id
  from pipeline.settings
  cross join pipeline.vendor_leads as leads
  cross join lateral (
    select
      case
        when exists (
          select from pipeline.source_spend as spend
          where spend.source = leads.source and spend.day = (leads.created_at at time zone settings.time_zone)::date
        ) then 0
        else (select sources.cost_per_lead from pipeline.lead_sources as sources where sources.source = leads.source)
      end::numeric as price
    offset 0
  ) as known
  cross join pipeline_private.funnel_marks as marks
  cross join lateral pipeline_private.furthest_step(leads.id) as furthest (step)
  cross join lateral (
    values
      ('cost_per_lead', 1),
      ('cost_per_offer', (furthest.step >= marks.offer)::integer),
      ('cost_per_acceptance', (furthest.step >= marks.acceptance)::integer),
      ('cost_per_completion', (furthest.step >= marks.completion)::integer)
  ) as figures (figure, out_of)
  where known.price is not null;

comment on view pipeline_private.facts_of_costs is
  'What was spent on sources, and what its leads add to what one costs. Leads of a day and source of which nobody knows a cost are left out.';
