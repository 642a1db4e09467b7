create or replace function pipeline_private.figure_cases(figure text, from_at timestamptz, to_at timestamptz)
  returns setof pipeline.figure_lead
  language sql
  stable
  rows 100
as $$
  select facts.vendor_lead_id, facts.scope, facts.at, facts.amount, facts.out_of
  from pipeline_private.figure_facts as facts
  where facts.figure = figure_cases.figure and facts.at >= from_at and facts.at < to_at
  union all
  select levels.vendor_lead_id, levels.scope, levels.at, levels.amount, levels.out_of
  from pipeline_private.figure_levels as levels
  where levels.figure = figure_cases.figure
$$;

comment on function pipeline_private.figure_cases is 'What adds to a figure between two moments, or now where it does not add up.';

create or replace function pipeline.figure_leads(
  figure text, scope text default null, from_day date default null, to_day date default null, first integer default null
)
  returns setof pipeline.figure_lead
  language sql
  stable
  rows 100
  security definer
  set jit = off
as $$
  select cases.lead_id, cases.scope, cases.at, cases.amount, cases.out_of
  from pipeline.settings
  cross join lateral pipeline_private.figure_cases(
    figure_leads.figure,
    pipeline_private.day_begins(coalesce(figure_leads.from_day, pipeline_private.today()), settings.time_zone),
    pipeline_private.day_begins(coalesce(figure_leads.to_day, pipeline_private.today()) + 1, settings.time_zone)
  ) as cases
  where cases.lead_id is not null and (coalesce(figure_leads.scope, '') = '' or cases.scope = figure_leads.scope)
  order by cases.at desc, cases.lead_id
  limit least(greatest(coalesce(figure_leads.first, 100), 0), 1000)
$$;

comment on function pipeline.figure_leads is
  'The leads behind a figure, the latest first, at most 1,000: of a period, both days included, today without; for figures that do not add up those of now. All scopes without one.';

grant execute on function pipeline.figure_leads to pipeline_viewer, pipeline_worker;
