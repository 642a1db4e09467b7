-- What is due, and what a hold or a stop keeps back, is said here alone: the triggers that book jobs, the view of open work and
-- every reader of it ask these. A timer says it itself: its due_at is null while its lead is held, or when it came while its clock stood. Without a path of
-- their own, so that they are looked up in place; names stand in pg_catalog only.
create or replace function pipeline_private.due_at(lead pipeline.vendor_leads, run pipeline.agent_runs)
  returns timestamptz
  language sql
  immutable
as $$
  select case
    when run.status = 'queued' and run.waits_for_agent_since is null and run.kept_back_since is null and pipeline_private.may_run(lead, run)
      then run.next_attempt_at
  end
$$;

comment on function pipeline_private.due_at(pipeline.vendor_leads, pipeline.agent_runs) is
  'When a waiting run of a lead is to be started, by the business clock; null when it does not wait, or a hold or a stop keeps it back, or its agent is down.';

create or replace function pipeline_private.due_at(lead pipeline.vendor_leads, message pipeline.lead_messages)
  returns timestamptz
  language sql
  immutable
as $$
  select case
    when message.status = 'queued' and message.kept_back_since is null and (lead.held_at is null or message.author = 'person')
      then message.not_before
  end
$$;

comment on function pipeline_private.due_at(pipeline.vendor_leads, pipeline.lead_messages) is
  'When a waiting text to a lead is to be sent, by the business clock; null when it does not wait, or a hold or a stop keeps it back. A person''s own text heeds no hold.';

-- A view asks whoever reads it for the right to the functions in it.
grant execute on function
  pipeline_private.due_at(pipeline.vendor_leads, pipeline.agent_runs),
  pipeline_private.due_at(pipeline.vendor_leads, pipeline.lead_messages)
to pipeline_viewer;
