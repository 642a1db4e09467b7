create or replace function pipeline_private.record_event(
  lead_id uuid,
  event_type text,
  metadata jsonb default '{}',
  from_stage text default null,
  to_stage text default null,
  stage_visit integer default null
)
  returns bigint
  language plpgsql
as $$
declare
  actor record := pipeline_private.actor();
  event_id bigint;
begin
  insert into pipeline.pipeline_events (
    vendor_lead_id, event_type, from_stage, to_stage, stage_visit, metadata, actor_kind, actor, user_id, reason
  )
  values (
    lead_id, record_event.event_type, record_event.from_stage, record_event.to_stage, record_event.stage_visit,
    coalesce(record_event.metadata, '{}'), actor.kind, actor.name, actor.user_id, actor.reason
  )
  returning id into event_id;

  return event_id;
end
$$;
