create or replace function pipeline_private.note_reply_misread(lead pipeline.vendor_leads, to_stage text)
  returns void
  language sql
as $$
  select pipeline_private.record_event(
    lead.id, 'reading_corrected', jsonb_build_object('agent', runs.agent, 'runId', runs.id, 'fields', jsonb_build_array('reply')),
    stage_visit => lead.stage_visit
  )
  from pipeline.pipeline_events as moves
  join pipeline.agent_runs as runs
    on runs.vendor_lead_id = lead.id and runs.stage_visit = lead.stage_visit - 1 and runs.agent = moves.actor
      and runs.purpose = 'REPLY' and runs.status = 'succeeded' and runs.finished_at = moves.created_at
  where moves.vendor_lead_id = lead.id and moves.stage_visit = lead.stage_visit and moves.event_type = 'stage_change'
    and moves.actor_kind = 'agent' and moves.from_stage = note_reply_misread.to_stage
  limit 1
$$;

comment on function pipeline_private.note_reply_misread is
  'A person who takes a lead back to where it stood before an agent moved it on a reply corrects what the agent took the reply for.';
