create or replace function pipeline_private.leads_not_added_up()
  returns setof uuid
  language sql
  stable
  -- Nobody knows how few have come since: they are read off the index behind the mark, however many there were before it.
  rows 100
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
  select events.vendor_lead_id
  from pipeline_private.figures_mark as mark
  cross join lateral (
    select latest.vendor_lead_id, latest.event_type
    from pipeline.pipeline_events as latest
    where (latest.transaction_id, latest.id) > (mark.transaction_id, mark.event_id)
    order by latest.transaction_id, latest.id
    offset 0
  ) as events
  where events.event_type = 'stage_change'
  union
  select revalued.vendor_lead_id
  from pipeline_private.revalued_leads as revalued
$$;

comment on function pipeline_private.leads_not_added_up is
  'Leads of which a move, or another value, is not in the figures of stages yet.';

create or replace function pipeline_private.present_standings()
  returns table (stage text, leads bigint, value numeric)
  language sql
  stable
  rows 20
  security definer
as $$
  with touched as materialized (
    select leads.id from pipeline_private.leads_not_added_up() as leads (id)
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
    select present.stage, 1, present.value
    from touched
    join pipeline_private.standings as present on present.vendor_lead_id = touched.id
  ) as sums
  group by sums.stage
$$;

comment on function pipeline_private.present_standings is
  'How many leads stand at each stage and what they are worth, at this moment: what was added up, and what has happened since as it will be.';

grant execute on function pipeline_private.present_standings to pipeline_viewer;
