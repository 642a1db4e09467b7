-- A fact is what one case adds to a figure: this, and nothing else, is what the figure is. Hours, days, the figure now and the
-- leads behind it are read from here. A scope is one word of what figures.divided_by says.
create or replace view pipeline_private.facts_of_leads as
  select
    'new_leads' as figure, leads.source::text as scope, leads.created_at as at, 1::numeric as amount, null::numeric as out_of,
    leads.id as vendor_lead_id
  from pipeline.vendor_leads as leads
  union all
  select 'leads_merged', leads.source::text, leads.created_at, 1, null, leads.id
  from pipeline.vendor_leads as leads
  where leads.merged_into is not null
  union all
  -- Days count, with or without leads.
  select 'leads_a_day', '', leads.created_at, 1, 0, leads.id
  from pipeline.vendor_leads as leads
  union all
  select 'leads_a_day', '', pipeline_private.day_begins(days.day::date, settings.time_zone), 0, 1, null
  from pipeline.settings
  cross join lateral (
    select (leads.created_at at time zone settings.time_zone)::date as day
    from pipeline.vendor_leads as leads
    order by leads.created_at
    limit 1
  ) as first_day
  cross join lateral generate_series(first_day.day::timestamp, pipeline_private.today()::timestamp, '1 day') as days (day)
  union all
  select rates.figure, rates.source, rates.created_at, rates.amount, rates.out_of, rates.id
  from (
    select leads.source::text as source, leads.created_at, leads.id, figures.figure, figures.amount, figures.out_of
    from pipeline.vendor_leads as leads
    cross join pipeline_private.funnel_marks as marks
    cross join lateral pipeline_private.furthest_step(leads.id) as furthest (step)
    cross join lateral (
      values
        ('conversation_rate', (furthest.step >= marks.conversation)::integer, 1),
        ('validation_rate', (furthest.step >= marks.validation)::integer, (furthest.step >= marks.conversation)::integer),
        ('offer_rate', (furthest.step >= marks.offer)::integer, (furthest.step >= marks.validation)::integer),
        ('acceptance_rate', (furthest.step >= marks.acceptance)::integer, (furthest.step >= marks.offer)::integer),
        ('completion_rate', (furthest.step >= marks.completion)::integer, (furthest.step >= marks.acceptance)::integer),
        ('overall_rate', (furthest.step >= marks.completion)::integer, 1)
    ) as figures (figure, amount, out_of)
  ) as rates
  where rates.out_of = 1;

comment on view pipeline_private.facts_of_leads is 'What each lead adds to figures about leads by the day they came.';
