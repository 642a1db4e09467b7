-- Alerts of which nothing happens that could raise them, so that only somebody who looks sees it: by the condition of their rule, and
-- here those that no condition could find, since whoever may only read may not see it.
create or replace view pipeline_private.looked_for_alerts as
  select 'TEXTS_FILTERED' as type, found.scope, found.vendor_lead_id, found.message, found.detail
  from pipeline_private.filtered_texts as found
  union all
  select 'LEAD_SOURCE_REFUSED', found.scope, found.vendor_lead_id, found.message, found.detail
  from pipeline_private.refused_sources as found
  union all
  select 'SCHEDULE_FAILED', found.scope, found.vendor_lead_id, found.message, found.detail
  from pipeline_private.failed_schedules as found
  union all
  select 'ALERT_RULE_FAILED', found.scope, found.vendor_lead_id, found.message, found.detail
  from pipeline_private.failed_rules as found
  union all
  select found.type, found.scope, found.vendor_lead_id, found.message, found.detail
  from pipeline_private.lasting_findings as found;

comment on view pipeline_private.looked_for_alerts is
  'What is wrong now of the alerts that are looked for (alert_rules.is_looked_for): one row for each type and scope. An alert of such a type ends when its row is gone.';

create or replace function pipeline_private.raise_looked_for_alerts()
  returns void
  language sql
as $$
  with found as materialized (
    select * from pipeline_private.looked_for_alerts
  ),
  over as (
    update pipeline.alerts as alerts
    set resolved_at = pipeline.now()
    where alerts.resolved_at is null
      -- Of a rule that has gone nobody looks whether it is over.
      and not exists (select from pipeline.alert_rules as rules where rules.type = alerts.type and rules.is_looked_for is not true)
      and not exists (select from found where found.type = alerts.type and found.scope = alerts.scope)
  )
  select pipeline_private.raise_alert(found.type, found.scope, found.message, found.vendor_lead_id, found.detail)
  from found
  where not exists (
    select from pipeline.alerts as alerts
    where alerts.type = found.type and alerts.scope = found.scope and alerts.resolved_at is null and alerts.detail = found.detail
  )
$$;

comment on function pipeline_private.raise_looked_for_alerts is
  'Raises what is looked for and found, or found otherwise than before, and ends what is found no more.';
