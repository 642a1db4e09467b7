create or replace function pipeline.hold_lead(lead_id uuid, reason pipeline.free_text)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_conversation(lead_id);
  reason_before text := coalesce(current_setting('pipeline.reason', true), '');
  new_hold_id uuid := gen_random_uuid();
begin
  perform pipeline_private.want_reason('a hold', reason);
  if lead.hold_id is not null then
    return lead;
  end if;
  if lead.turn is null then
    raise exception 'the lead is at %, which is terminal: there is nothing to hold', lead.pipeline_stage
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage)::text;
  end if;

  perform set_config('pipeline.reason', reason, true);
  update pipeline.vendor_leads as leads
  set
    held_at = coalesce(leads.held_at, pipeline.now()), hold_reason = hold_lead.reason, hold_id = new_hold_id,
    next_retry_at = null
  where leads.vendor_phone = lead.vendor_phone and leads.turn is not null and leads.hold_id is null;

  perform pipeline_private.record_event(leads.id, 'lead_held', stage_visit => leads.stage_visit)
  from pipeline.vendor_leads as leads
  where leads.hold_id = new_hold_id;
  perform set_config('pipeline.reason', reason_before, true);

  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  return lead;
end
$$;

comment on function pipeline.hold_lead is
  'Freezes automation for a lead, and for every other live lead of the number, since they are one conversation: no text leaves but a person''s own, no agent starts, timers keep what is left. A hold outlasts a take-over. Raises VL003 without a reason, VL010 for an unknown or finished lead.';

create or replace function pipeline.release_lead(lead_id uuid)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_conversation(lead_id);
  held_since timestamptz := lead.held_at;
  held record;
begin
  if lead.held_at is null then
    return lead;
  end if;
  if lead.hold_id is null then
    return pipeline.hand_back_lead(lead_id);
  end if;

  for held in
    select leads.id, leads.stage_visit
    from pipeline.vendor_leads as leads
    where leads.hold_id = lead.hold_id or leads.vendor_phone = lead.vendor_phone and leads.turn is not null and leads.hold_id is not null
    order by leads.id
  loop
    perform pipeline_private.record_event(
      held.id, 'lead_released', jsonb_build_object('heldSeconds', floor(extract(epoch from pipeline.now() - held_since))), stage_visit => held.stage_visit
    );
    perform pipeline_private.thaw_lead(held.id, 'hold');
  end loop;

  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  return lead;
end
$$;

comment on function pipeline.release_lead is
  'Ends a hold, for every lead that shares it and every live lead of the number: the timer gets back what was left, and texts and agents that waited go on, unless a person leads the conversation. If the vendor wrote meanwhile, the turn is ours. Without a hold it hands the conversation back. Raises VL010 for an unknown lead.';

grant execute on function pipeline.hold_lead, pipeline.release_lead to pipeline_operator;
