create or replace function pipeline_private.what_waits_for_people()
  returns setof pipeline_private.finding
  language sql
  stable
  rows 2
  set jit = off
as $$
  select
    'waiting', 'questions_overdue', 70, case when count(*) = 1 then min(items.vendor_lead_id::text)::uuid end, null, null, count(*)::integer, null::numeric, null::numeric,
    null::double precision, null::double precision, extract(epoch from pipeline.now() - min(items.opened_at))::double precision / 3600,
    min(items.opened_at), null::date
  from pipeline.review_items as items
  cross join pipeline.settings
  where items.resolved_at is null and items.snoozed_until is null
    and coalesce(items.back_at, items.opened_at)
      < pipeline_private.later(pipeline.now(), - coalesce(settings.questions_overdue_after, interval '4 hours'))
  having count(*) > 0
$$;

comment on function pipeline_private.what_waits_for_people is 'How many questions to people have waited for longer than settings.questions_overdue_after, and since when.';

create or replace function pipeline_private.broken_and_mended(from_day date)
  returns setof pipeline_private.finding
  language sql
  stable
  rows 20
  set jit = off
as $$
  select
    'broken', 'alert_open',
    -- What somebody looks after is not for all to do.
    case when bool_and(alerts.acknowledged) then 10 when alerts.severity = 'HIGH' then 95 when alerts.severity = 'MEDIUM' then 45 else 15 end,
    case when count(*) = 1 then min(alerts.vendor_lead_id::text)::uuid end, null, alerts.type, count(*)::integer, null::numeric, null::numeric,
    null::double precision, null::double precision, extract(epoch from pipeline.now() - min(alerts.created_at))::double precision / 3600,
    min(alerts.created_at), null::date
  from pipeline.alerts as alerts
  where alerts.resolved_at is null and alerts.last_told_at is not null
  group by alerts.type, alerts.severity
  union all
  select
    'mended', 'alert_over', 0, null, null, alerts.type, count(*)::integer, null, null, null, null,
    (extract(epoch from avg(alerts.resolved_at - alerts.created_at)) / 3600)::double precision, null, null
  from pipeline.settings
  join pipeline.alerts as alerts
    on alerts.resolved_at >= pipeline_private.day_begins(broken_and_mended.from_day, settings.time_zone)
    and alerts.created_at >= pipeline_private.later(pipeline_private.day_begins(broken_and_mended.from_day, settings.time_zone), '-30 days')
  where alerts.resolved_by is null and alerts.last_told_at is not null
  group by alerts.type
  order by 3 desc, 7 desc, 6
$$;

comment on function pipeline_private.broken_and_mended is 'Alerts that are open, and those that ended by themselves since a day began, by their type; of silenced ones, and of those whose cause another tells, nothing.';

create or replace function pipeline_private.issues_of_data()
  returns setof pipeline_private.finding
  language sql
  stable
  rows 5
  set jit = off
as $$
  select
    'quality', counts.issue, case counts.issue when 'offer_above_value' then 65 when 'no_activity' then 30 else 20 end, null::uuid, null, counts.issue, counts.leads,
    null::numeric, null::numeric, null::double precision, null::double precision, null::double precision, null::timestamptz, null::date
  from pipeline.data_issue_counts() as counts
  where counts.issue is not null and counts.leads > 0
  order by 3 desc, counts.leads desc
$$;

comment on function pipeline_private.issues_of_data is 'What is wrong with the data of how many leads.';
