-- xmin, the transaction that wrote a row, tells versions of it apart whoever wrote it and however: nothing has to be
-- remembered by writers for somebody to see that a lead has changed.
create or replace function pipeline_private.lead_versions(lead_ids uuid[])
  returns table (lead_id uuid, version text)
  language sql
  stable
  security definer
as $$
  select
    leads.id,
    concat_ws(
      ':', leads.xmin,
      (select timers.xmin from pipeline.lead_timers as timers where timers.vendor_lead_id = leads.id),
      (select max(events.id) from pipeline.pipeline_events as events where events.vendor_lead_id = leads.id),
      parts.sum
    )
  from unnest(lead_ids) as asked (id)
  join pipeline.vendor_leads as leads on leads.id = asked.id
  cross join lateral (
    select sum(hashtextextended(part.name || part.id::text, part.version)) as sum
    from (
      select 'message' as name, messages.id, messages.xmin::text::bigint as version
      from pipeline.lead_messages as messages where messages.vendor_lead_id = leads.id
      union all
      select 'run', runs.id, runs.xmin::text::bigint from pipeline.agent_runs as runs where runs.vendor_lead_id = leads.id
      union all
      select 'item', items.id, items.xmin::text::bigint from pipeline.review_items as items where items.vendor_lead_id = leads.id
      union all
      select 'alert', alerts.id, alerts.xmin::text::bigint from pipeline.alerts as alerts where alerts.vendor_lead_id = leads.id
      union all
      select 'offer', offers.id, offers.xmin::text::bigint from pipeline.offers as offers where offers.vendor_lead_id = leads.id
      union all
      select 'deal', deals.id, deals.xmin::text::bigint from pipeline.deals as deals where deals.vendor_lead_id = leads.id
    ) as part
  ) as parts
$$;

comment on function pipeline_private.lead_versions is
  'A text for each lead that differs whenever the lead, its timer, history, texts, runs, offers, deal, review items or alerts have changed. No row for an unknown lead.';

create or replace function pipeline_private.alert_versions()
  returns table (alert_id uuid, version text, acknowledged boolean, severity text)
  language sql
  stable
  security definer
as $$
  select alerts.id, alerts.xmin::text, alerts.acknowledged, alerts.severity
  from pipeline.alerts as alerts
  where alerts.resolved_at is null
$$;

comment on function pipeline_private.alert_versions is 'The open alerts, each with a text that differs whenever it has changed.';

create or replace function pipeline_private.stage_counts()
  returns table (stage text, leads bigint)
  language sql
  stable
  security definer
as $$
  select stages.stage, count(leads.id)
  from pipeline.stages as stages
  left join pipeline.vendor_leads as leads on leads.pipeline_stage = stages.stage
  group by stages.stage, stages.position
  order by stages.position
$$;

create or replace function pipeline_private.last_event_id()
  returns bigint
  language sql
  stable
  security definer
as $$
  select coalesce(max(events.id), 0) from pipeline.pipeline_events as events
$$;

comment on function pipeline_private.last_event_id is 'The id of the newest event that is committed; cheap to ask. Older ones may still follow.';

grant execute on function
  pipeline_private.lead_versions, pipeline_private.alert_versions, pipeline_private.stage_counts, pipeline_private.last_event_id
to pipeline_server;
