create or replace view pipeline_private.broken_machinery as
  select 'a job that cannot be done was shown to a person' as invariant, null::uuid as vendor_lead_id,
    jsonb_build_object('jobId', jobs.id, 'task', jobs.task_identifier, 'attempts', jobs.attempts) as detail
  from graphile_worker.jobs as jobs
  where jobs.locked_at is null
    and jobs.attempts >= jobs.max_attempts
    and not exists (
      select from pipeline.alerts as alerts where alerts.type = 'STUCK_JOB' and alerts.scope = 'job:' || jobs.id
    )
  union all
  select 'a run that failed for good was shown to a person', runs.vendor_lead_id, jsonb_build_object('runId', runs.id, 'agent', runs.agent)
  from pipeline.agent_runs as runs
  where runs.status = 'dead'
    and not exists (select from pipeline.review_items as items where items.agent_run_id = runs.id)
  union all
  select 'who looks after a lead may', owners.vendor_lead_id, jsonb_build_object('owner', owners.owner)
  from pipeline_private.users as users
  join pipeline.lead_owners as owners on owners.owner = users.name
  where (users.disabled_at is not null or users.role = 'viewer')
    and not exists (select from pipeline_private.leads_to_pass_on as waiting where waiting.vendor_lead_id = owners.vendor_lead_id)
  union all
  select 'leads that came were handed out', null, jsonb_build_object('leads', cardinality(waiting.lead_ids))
  from pipeline_private.leads_to_hand_out as waiting
  union all
  select 'what everything rests on is there', null, jsonb_build_object('table', tables.name)
  from (
    select 'settings' as name, exists (select from pipeline.settings) as is_there
    union all
    select 'database_purpose', exists (select from pipeline_private.database_purpose)
    union all
    select 'send_pace', exists (select from pipeline_private.send_pace)
    union all
    select 'figures_mark', exists (select from pipeline_private.figures_mark)
  ) as tables
  where not tables.is_there
  union all
  select 'the server has room for notifications', null, jsonb_build_object('used', usage.used)
  from pg_notification_queue_usage() as usage (used)
  where usage.used > 0.5;

comment on view pipeline_private.broken_machinery is 'Failures that nobody was told of, owners who have left, tables of one row that have none, and a server whose notifications nobody reads.';
