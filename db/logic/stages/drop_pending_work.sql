create or replace function pipeline_private.drop_pending_work(moved pipeline_private.moved_lead[])
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  lead_ids uuid[] := array(select lead.id from unnest(moved) as lead);
begin
  -- Most moves leave nothing behind, and an UPDATE that finds nothing costs as much as one that does.
  if exists (
    select from pipeline.agent_runs as runs
    where runs.vendor_lead_id = any (lead_ids) and runs.status in ('queued', 'running')
  ) then
    update pipeline.agent_runs as runs
    set status = 'cancelled', finished_at = pipeline.now(), error = 'the lead moved on'
    from unnest(moved) as lead
    where runs.vendor_lead_id = lead.id
      and runs.stage_visit < lead.stage_visit
      and runs.status in ('queued', 'running');
  end if;

  if exists (
    select from pipeline.lead_messages as messages
    where messages.vendor_lead_id = any (lead_ids) and messages.status = 'queued'
  ) then
    update pipeline.lead_messages as messages
    set status = 'cancelled', status_reason = 'the lead moved on'
    from unnest(moved) as lead
    where messages.vendor_lead_id = lead.id
      and messages.stage_visit < lead.stage_visit
      and messages.status = 'queued'
      and messages.author <> 'person';
  end if;
end
$$;

comment on function pipeline_private.drop_pending_work(pipeline_private.moved_lead[]) is
  'Cancels the open runs and the unsent texts of earlier visits. A person''s own text still goes out.';
