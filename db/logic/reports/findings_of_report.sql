-- What is most urgent comes first. Of a section there are few: a report is read, a list is looked up.
create or replace function pipeline_private.findings_of_report(from_day date, to_day date)
  returns setof pipeline.report_finding
  language sql
  stable
  rows 30
  set jit = off
as $$
  with found as materialized (
    select row_number() over () as place, findings.*
    from (
      select waiting.* from pipeline_private.what_waits_for_people() as waiting
      union all
      select risk.* from pipeline_private.deals_at_risk() as risk
      union all
      select money.* from pipeline_private.money_due() as money
      union all
      select alerts.* from pipeline_private.broken_and_mended(from_day) as alerts
      union all
      select slow.* from pipeline_private.where_leads_stand_long(to_day) as slow
      union all
      select lost.* from pipeline_private.where_leads_are_lost(to_day) as lost
      union all
      select reach.* from pipeline_private.counters_within_reach() as reach
      union all
      select narrow.* from pipeline_private.narrow_failures() as narrow
      union all
      select silent.* from pipeline_private.silent_bargains() as silent
      union all
      select bands.* from pipeline_private.low_bands_that_accept(to_day) as bands
      union all
      select costs.* from pipeline_private.sources_by_cost(to_day) as costs
      union all
      select issues.* from pipeline_private.issues_of_data() as issues
    ) as findings
  ),
  placed as (
    select
      found.*, row_number() over (partition by found.section order by found.place) as in_section,
      row_number() over (partition by found.kind order by found.urgency desc, found.place) as of_kind
    from found
  ),
  urgent as (
    select placed.place, row_number() over (order by placed.urgency desc, placed.place) as todo_place
    from placed
    where placed.of_kind = 1 and placed.in_section <= 11 and placed.urgency >= 20 and placed.kind <> 'completion_due'
    order by placed.urgency desc, placed.place
    limit 3
  )
  select
    (row_number() over (order by placed.place))::integer, urgent.todo_place::integer,
    placed.section, placed.kind, placed.urgency, placed.lead_id, placed.stage, placed.subject,
    placed.leads, placed.amount, placed.other_amount, placed.share, placed.other_share, placed.hours, placed.since, placed.on_day,
    null, null, null, null, null
  from placed
  left join urgent on urgent.place = placed.place
  where placed.in_section <= 11
$$;

comment on function pipeline_private.findings_of_report is
  'What a report has found, without words: what waits for people, deals at risk, money due, what broke and mended itself, bottlenecks, opportunities, data. Three of it, each of another kind, are to be done first.';
