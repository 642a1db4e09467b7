create or replace function pipeline_private.visit_left(chosen pipeline.audit_log)
  returns integer
  language sql
  stable
  security definer
  set search_path = ''
as $$
  select min((entries.old_values ->> 'stage_visit')::integer)
  from pipeline.audit_log as entries
  where entries.table_name = 'vendor_leads'
    and entries.vendor_lead_id = chosen.vendor_lead_id
    and entries.transaction_id = chosen.transaction_id
    and entries.old_values ? 'pipeline_stage'
$$;

comment on function pipeline_private.visit_left(pipeline.audit_log) is 'The visit that the change of a stage ended; null when it moved nothing.';

create or replace function pipeline_private.runs_to_restart(chosen pipeline.audit_log)
  returns setof pipeline.agent_runs
  language sql
  stable
  security definer
  set search_path = ''
as $$
  select runs.*
  from pipeline.agent_runs as runs
  where runs.vendor_lead_id = chosen.vendor_lead_id
    and runs.stage_visit = pipeline_private.visit_left(chosen)
    and runs.error = 'the lead moved on'
    and runs.finished_at = chosen.created_at
$$;

comment on function pipeline_private.runs_to_restart(pipeline.audit_log) is 'Agent runs that a move by hand cancelled.';

create or replace function pipeline_private.texts_to_requeue(chosen pipeline.audit_log)
  returns setof pipeline.lead_messages
  language sql
  stable
  security definer
  set search_path = ''
as $$
  select messages.*
  from pipeline.lead_messages as messages
  where messages.vendor_lead_id = chosen.vendor_lead_id
    and messages.stage_visit = pipeline_private.visit_left(chosen)
    and messages.direction = 'outbound'
    and messages.status = 'cancelled'
    and messages.status_reason = 'the lead moved on'
$$;

comment on function pipeline_private.texts_to_requeue(pipeline.audit_log) is 'Texts that were waiting to leave when a move by hand cancelled them.';
