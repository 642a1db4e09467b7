create or replace view pipeline_private.facts_of_work as
  select
    'agent_runs' as figure, runs.agent as scope, runs.created_at as at, 1::numeric as amount, null::numeric as out_of, runs.vendor_lead_id
  from pipeline.agent_runs as runs
  union all
  select 'agent_failure_rate', runs.agent, runs.finished_at, (runs.status = 'dead')::integer, 1, runs.vendor_lead_id
  from pipeline.agent_runs as runs
  where runs.status in ('succeeded', 'dead')
  union all
  select
    'seconds_to_take_up', runs.agent, runs.started_at,
    extract(epoch from runs.started_at - least(greatest(runs.created_at, runs.next_attempt_at), runs.started_at)), 1, runs.vendor_lead_id
  from pipeline.agent_runs as runs
  where runs.attempt = 1
  union all
  select 'seconds_to_recover', runs.agent, runs.finished_at, extract(epoch from runs.finished_at - runs.created_at), 1, runs.vendor_lead_id
  from pipeline.agent_runs as runs
  where runs.status = 'succeeded' and runs.attempt > 1
  union all
  select 'api_calls', calls.provider::text, calls.began_at, 1, null, calls.vendor_lead_id
  from pipeline.api_usage as calls
  union all
  select 'api_failure_rate', calls.provider::text, calls.began_at, (calls.outcome <> 'ok')::integer, 1, calls.vendor_lead_id
  from pipeline.api_usage as calls
  where calls.outcome is not null
  union all
  select 'api_cost', calls.provider::text, calls.began_at, calls.pence::numeric / 100, null, calls.vendor_lead_id
  from pipeline.api_usage as calls
  where calls.pence is not null
  union all
  select
    'hours_to_resolve_alerts', alerts.type, alerts.resolved_at, extract(epoch from alerts.resolved_at - alerts.created_at) / 3600, 1,
    alerts.vendor_lead_id
  from pipeline.alerts as alerts
  where alerts.resolved_at is not null;

comment on view pipeline_private.facts_of_work is 'What runs of agents, calls outside and alerts add to figures.';
