create or replace view pipeline_private.broken_machinery as
  select 'every guard is on duty' as invariant, null::uuid as vendor_lead_id,
    jsonb_build_object('trigger', triggers.tgname, 'table', triggers.tgrelid::regclass::text, 'enabled', triggers.tgenabled::text) as detail
  from pg_catalog.pg_trigger as triggers
  join pg_catalog.pg_class as tables on tables.oid = triggers.tgrelid
  where tables.relnamespace = 'pipeline'::regnamespace and not triggers.tgisinternal and triggers.tgenabled <> 'O'
  union all
  select 'every guard is there', null, jsonb_build_object('trigger', wanted.trigger_name, 'table', wanted.table_name)
  from (
    values
      ('vendor_leads', '_100_fill_in'), ('vendor_leads', '_200_enforce_stage'), ('vendor_leads', '_500_audit_update'),
      ('vendor_leads', '_500_begin_visit'), ('vendor_leads', '_500_begin_first_visit'),
      ('pipeline_events', '_200_is_append_only'), ('audit_log', '_200_is_append_only')
  ) as wanted (table_name, trigger_name)
  where not exists (
    select
    from pg_catalog.pg_trigger as triggers
    where triggers.tgrelid = format('pipeline.%I', wanted.table_name)::regclass and triggers.tgname = wanted.trigger_name
  )
  union all
  select 'a condition has one open alert', null, jsonb_build_object('type', alerts.type, 'scope', alerts.scope, 'open', count(*))
  from pipeline.alerts as alerts
  where alerts.resolved_at is null
  group by alerts.type, alerts.scope
  having count(*) > 1
  union all
  select 'a job that cannot be done was shown to a person', null,
    jsonb_build_object('jobId', jobs.id, 'task', jobs.task_identifier, 'attempts', jobs.attempts)
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
    and not exists (
      select from pipeline.review_items as items
      where items.vendor_lead_id = runs.vendor_lead_id and items.kind = 'agent_failure' and items.opened_at <= runs.finished_at
    );

comment on view pipeline_private.broken_machinery is 'Guards that are missing or switched off, and failures that nobody was told of.';
