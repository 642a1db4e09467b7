create or replace function pipeline_private.present_standings()
  returns table (stage text, leads bigint, value numeric)
  language sql
  stable
  rows 20
  security definer
as $$
  with touched as (
    select events.vendor_lead_id as id
    from pipeline_private.figures_mark as mark
    join pipeline.pipeline_events as events
      on (events.transaction_id, events.id) > (mark.transaction_id, mark.event_id) and events.event_type = 'stage_change'
    union
    select revalued.vendor_lead_id
    from pipeline_private.revalued_leads as revalued
  )
  select sums.stage, sum(sums.leads)::bigint, coalesce(sum(sums.value), 0)
  from (
    select days.stage, days.leads, days.value
    from pipeline_private.stage_days as days
    union all
    select standings.stage, -1, -standings.value
    from touched
    join pipeline_private.lead_standings as standings on standings.vendor_lead_id = touched.id
    union all
    select leads.pipeline_stage, 1, coalesce(leads.offer_amount, leads.asking_price)
    from touched
    join pipeline.vendor_leads as leads on leads.id = touched.id
  ) as sums
  group by sums.stage
$$;

comment on function pipeline_private.present_standings is
  'How many leads stand at each stage and what they are worth, at this moment: what was added up, and what has happened since as it will be.';

grant execute on function pipeline_private.present_standings to pipeline_viewer;
