create or replace function pipeline_private.may_run(lead pipeline.vendor_leads, run pipeline.agent_runs)
  returns boolean
  language sql
  immutable
as $$
  select run.status in ('queued', 'running') and run.stage_visit = lead.stage_visit and lead.held_at is null
$$;

comment on function pipeline_private.may_run is
  'Whether an agent may work on a lead, or have its answer applied: its run is open, of the visit the lead is at, and neither a hold nor a person''s lead of the conversation stands. Asked when jobs are added, when an attempt begins and when its answer comes.';

grant execute on function pipeline_private.may_run to pipeline_viewer;
