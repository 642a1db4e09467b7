create or replace function pipeline_private.raise_alert(
  type text,
  scope text,
  message text default null,
  lead_id uuid default null,
  detail jsonb default '{}'
)
  returns uuid
  language sql
as $$
  insert into pipeline.alerts as alerts (type, scope, severity, message, vendor_lead_id, detail)
  select rules.type, raise_alert.scope, rules.severity, coalesce(raise_alert.message, rules.message), lead_id, coalesce(raise_alert.detail, '{}')
  from pipeline.alert_rules as rules
  where rules.type = raise_alert.type and rules.enabled
  on conflict (type, scope) where resolved_at is null do update
    set occurrences = alerts.occurrences + 1, last_raised_at = pipeline.now(), message = excluded.message, detail = excluded.detail
  returning id
$$;

comment on function pipeline_private.raise_alert is
  'Raises an alert of a known type about a scope, or counts up the open one. Null when the rule is switched off.';

create or replace function pipeline.acknowledge_alert(alert_id uuid)
  returns pipeline.alerts
  language plpgsql
  security definer
as $$
declare
  actor record := pipeline_private.actor();
  alert pipeline.alerts;
begin
  update pipeline.alerts as alerts
  set
    acknowledged_at = case when alerts.resolved_at is null then coalesce(alerts.acknowledged_at, pipeline.now()) else alerts.acknowledged_at end,
    acknowledged_by = case when alerts.resolved_at is null then coalesce(alerts.acknowledged_by, actor.name) else alerts.acknowledged_by end
  where alerts.id = alert_id
  returning * into alert;

  perform pipeline_private.refuse_unknown(
    'alert', 'alertId', alert_id, 'alerts', hint => 'The open ones: orchestrator alerts list'
  ) where alert.id is null;
  return alert;
end
$$;

comment on function pipeline.acknowledge_alert is
  'Notes that somebody has seen an open alert; the first to do so stays noted. Raises VL010 for an unknown alert.';

grant execute on function pipeline.acknowledge_alert to pipeline_operator;

create or replace function pipeline.resolve_alert(alert_id uuid, reason pipeline.free_text)
  returns pipeline.alerts
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('end alerts', resolve_alert.reason);
  actor record := pipeline_private.actor();
  alert pipeline.alerts;
begin
  perform pipeline.acknowledge_alert(resolve_alert.alert_id);
  update pipeline.alerts as alerts
  set resolved_at = pipeline.now(), resolved_by = actor.name, resolved_because = btrim(resolve_alert.reason)
  where alerts.id = resolve_alert.alert_id and alerts.resolved_at is null;
  select * into alert from pipeline.alerts as alerts where alerts.id = resolve_alert.alert_id;
  perform pipeline_private.act_as_before(acting_before);
  return alert;
end
$$;

comment on function pipeline.resolve_alert is
  'Says that an alert is over, and why: for those whose cause nobody can see end, such as a job that was given up. One whose cause is still there is raised anew. Raises VL003 without a reason, VL010 for an unknown alert; one that is over stays as it is.';

grant execute on function pipeline.resolve_alert to pipeline_operator;
