create or replace function pipeline.hold_lead(
  lead_id uuid, reason pipeline.free_text, until timestamptz default null, instead_of pipeline.free_text default null
)
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
  perform pipeline_private.refuse_another('hold_reason', lead.hold_reason, reason, instead_of, lead.id);
  if until is not null and (until > pipeline.now() and until < pipeline_private.later(pipeline.now(), interval '10 years')) is not true then
    raise exception 'a hold ends at a time that lies ahead'
      using
        errcode = 'VL018', detail = jsonb_build_object('leadId', lead.id, 'fields', array['until'])::text,
        hint = 'Give a time within ten years, or none: then somebody ends the hold.';
  end if;
  if lead.hold_id is not null and until is null then
    return lead;
  end if;
  if lead.turn is null then
    raise exception 'the lead is at %, which is terminal: there is nothing to hold', lead.pipeline_stage
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage)::text;
  end if;

  perform set_config('pipeline.reason', reason, true);
  if lead.hold_id is not null then
    perform pipeline_private.set_end_of_hold(lead, reason, until);
  else
    update pipeline.vendor_leads as leads
    set
      held_at = coalesce(leads.held_at, pipeline.now()), hold_reason = hold_lead.reason, hold_id = new_hold_id, held_until = hold_lead.until,
      next_retry_at = null
    where leads.vendor_phone = lead.vendor_phone and leads.turn is not null and leads.hold_id is null;
    perform pipeline_private.make_appointment(new_hold_id, 'end_of_hold', until);

    perform pipeline_private.record_event(
      leads.id, 'lead_held', jsonb_strip_nulls(jsonb_build_object('until', hold_lead.until)), stage_visit => leads.stage_visit
    )
    from pipeline.vendor_leads as leads
    where leads.hold_id = new_hold_id;
  end if;
  perform set_config('pipeline.reason', reason_before, true);

  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  return lead;
end
$$;

comment on function pipeline.hold_lead is
  'Freezes automation for a lead, and for every other live lead of the number, since they are one conversation: no text leaves but a person''s own, no agent starts, timers keep what is left. With until it ends by itself at that time, as release_lead() would end it; without, when somebody releases it. A hold that stands already gets this end and reason, and stays as it is without until. A hold outlasts a take-over. With instead_of, the reason of the hold that one last saw (empty for none), no other hold is changed unseen. Raises VL003 without a reason, VL010 for an unknown or finished lead, VL018 for an end that does not lie ahead, VL041 where it is held for another reason by now.';

create or replace function pipeline_private.set_end_of_hold(lead pipeline.vendor_leads, reason text, until timestamptz)
  returns void
  language plpgsql
as $$
begin
  update pipeline.vendor_leads as leads
  set hold_reason = coalesce(set_end_of_hold.reason, leads.hold_reason), held_until = set_end_of_hold.until
  where leads.hold_id = lead.hold_id
    and (leads.held_until is distinct from set_end_of_hold.until or leads.hold_reason <> set_end_of_hold.reason);
  if found then
    perform pipeline_private.make_appointment(lead.hold_id, 'end_of_hold', until);
    perform pipeline_private.record_event(
      leads.id, 'hold_changed', jsonb_build_object('until', leads.held_until), stage_visit => leads.stage_visit
    )
    from pipeline.vendor_leads as leads
    where leads.hold_id = lead.hold_id;
  end if;
end
$$;

comment on function pipeline_private.set_end_of_hold is
  'Gives a hold another end and reason, for every lead that shares it; without an end somebody must release it. A null reason stays. The caller holds the locks of the conversation.';

create or replace function pipeline_private.end_hold(lead pipeline.vendor_leads, of_number boolean)
  returns void
  language plpgsql
as $$
declare
  held record;
begin
  for held in
    select leads.id, leads.stage_visit, leads.held_at
    from pipeline.vendor_leads as leads
    where leads.hold_id = lead.hold_id
      or of_number and leads.vendor_phone = lead.vendor_phone and leads.turn is not null and leads.hold_id is not null
    order by leads.id
  loop
    perform pipeline_private.record_event(
      held.id, 'lead_released', jsonb_build_object('heldSeconds', floor(extract(epoch from pipeline.now() - held.held_at))), stage_visit => held.stage_visit
    );
    perform pipeline_private.thaw_lead(held.id, 'hold');
  end loop;
end
$$;

comment on function pipeline_private.end_hold is
  'Ends the hold of a lead for all that share it; with of_number every hold of the number. The caller holds the locks of the conversation.';

create or replace function pipeline_private.end_hold_in_time(hold uuid)
  returns void
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads;
begin
  lead := pipeline_private.lock_conversation(leads.id)
  from pipeline.vendor_leads as leads
  where leads.hold_id = hold
  order by leads.id
  limit 1;
  if lead.hold_id = hold and lead.held_until <= pipeline.now() then
    perform pipeline_private.end_hold(lead, false);
  end if;
end
$$;

comment on function pipeline_private.end_hold_in_time is 'Ends a hold whose time is over; one that was released, or has another end by now, is none of its business.';

create or replace function pipeline.release_lead(lead_id uuid, instead_of pipeline.free_text default null)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_conversation(lead_id);
begin
  perform pipeline_private.refuse_another('hold_reason', lead.hold_reason, null, instead_of, lead.id);
  if lead.held_at is null then
    return lead;
  end if;
  if lead.hold_id is null then
    return pipeline.hand_back_lead(lead_id);
  end if;
  perform pipeline_private.end_hold(lead, true);

  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  return lead;
end
$$;

comment on function pipeline.release_lead is
  'Ends a hold, for every lead that shares it and every live lead of the number: the timer gets back what was left, and texts and agents that waited go on, unless a person leads the conversation. If the vendor wrote meanwhile, the turn is ours. Without a hold it hands the conversation back. With instead_of, the reason of the hold that one last saw, no other hold is ended unseen. Raises VL010 for an unknown lead, VL041 where it is held for another reason by now.';

grant execute on function pipeline.hold_lead, pipeline.release_lead to pipeline_operator;
