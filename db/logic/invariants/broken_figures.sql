create or replace view pipeline_private.broken_figures as
  select 'the figures count each lead where it stands' as invariant, standings.vendor_lead_id,
    jsonb_build_object('stage', standings.stage, 'countedAt', counted.stage) as detail
  from pipeline_private.standings
  left join pipeline_private.lead_standings as counted on counted.vendor_lead_id = standings.vendor_lead_id
  where (counted.stage, counted.value) is distinct from (standings.stage, standings.value)
    and not exists (select from pipeline_private.revalued_leads as waiting where waiting.vendor_lead_id = standings.vendor_lead_id)
    and not exists (
      select
      from pipeline.pipeline_events as events
      cross join pipeline_private.figures_mark as mark
      where events.vendor_lead_id = standings.vendor_lead_id and (events.transaction_id, events.id) > (mark.transaction_id, mark.event_id)
    )
  union all
  select 'the figures of a stage are the sums of its leads', null,
    jsonb_build_object('stage', days.stage, 'counted', days.leads, 'leads', coalesce(standings.leads, 0))
  from (
    select stage_days.stage, sum(stage_days.leads) as leads, sum(stage_days.value) as value
    from pipeline_private.stage_days
    group by stage_days.stage
  ) as days
  left join (
    select lead_standings.stage, count(*) as leads, coalesce(sum(lead_standings.value), 0) as value
    from pipeline_private.lead_standings
    group by lead_standings.stage
  ) as standings on standings.stage = days.stage
  where (days.leads, days.value) is distinct from (coalesce(standings.leads, 0), coalesce(standings.value, 0))
  union all
  select 'the figures of a day count how far its leads have come', null, to_jsonb(miscounted)
  from pipeline_private.miscounted_funnel as miscounted;

comment on view pipeline_private.broken_figures is
  'Where the figures are not what counting everything gives, as far as they are added up. rebuild_figures() mends it.';
