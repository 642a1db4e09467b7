-- What is due, and what a hold keeps back, is said here alone: the triggers that book jobs, the view of open work and
-- every reader of it ask these. A timer says it itself: its due_at is null while its lead is held.
create or replace function pipeline_private.due_at(run pipeline.agent_runs)
  returns timestamptz
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select run.next_attempt_at
  from pipeline.vendor_leads as leads
  where leads.id = run.vendor_lead_id and run.status = 'queued' and pipeline_private.may_run(leads, run)
$$;

comment on function pipeline_private.due_at(pipeline.agent_runs) is
  'When a waiting run is to be started, by the business clock; null when it does not wait, or a hold keeps it back.';

create or replace function pipeline_private.due_at(message pipeline.lead_messages)
  returns timestamptz
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select message.not_before
  from pipeline.vendor_leads as leads
  where leads.id = message.vendor_lead_id and message.status = 'queued' and (leads.held_at is null or message.author = 'person')
$$;

comment on function pipeline_private.due_at(pipeline.lead_messages) is
  'When a waiting text is to be sent, by the business clock; null when it does not wait, or a hold keeps it back. A person''s own text heeds no hold.';
