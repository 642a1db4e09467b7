create or replace function pipeline_private.tg_planned_calls__appoint()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if tg_op = 'DELETE' then
    perform pipeline_private.make_appointment(old.id, 'planned_call', null);
  else
    perform pipeline_private.make_appointment(new.id, 'planned_call', case when new.ended_at is null and new.asked_at is null then new.due_at end);
  end if;
  return null;
end
$$;

create or replace trigger _600_appoint
  after insert or update or delete on pipeline.planned_calls
  for each row
  execute function pipeline_private.tg_planned_calls__appoint();

comment on function pipeline_private.tg_planned_calls__appoint is 'A call that is planned is looked after at its time, whoever plans it, moves it or gives it up.';

create or replace function pipeline_private.open_call(lead_id uuid)
  returns pipeline.planned_calls
  language sql
  stable
as $$
  select planned from pipeline.planned_calls as planned where planned.vendor_lead_id = open_call.lead_id and planned.ended_at is null
$$;

comment on function pipeline_private.open_call is 'The call that somebody is to make about a lead; null when none is planned.';

-- A count that has not begun, since it was to begin with a call, begins with the next one, or now.
create or replace function pipeline_private.follow_planned_call(lead_id uuid)
  returns void
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads;
  due_at timestamptz := (pipeline_private.open_call(lead_id)).due_at;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  if lead.turn is not null and lead.turn_since > pipeline.now() then
    perform pipeline_private.give_turn(lead.id, lead.turn, greatest(due_at, pipeline.now()));
  end if;
end
$$;

comment on function pipeline_private.follow_planned_call is
  'Counts a turn that was to begin with a planned call from the call that is planned now, or from now when there is none. The caller holds the lead''s lock.';

create or replace function pipeline_private.put_call_down(lead pipeline.vendor_leads, due_at timestamptz, caller text, note text)
  returns pipeline.planned_calls
  language plpgsql
as $$
declare
  planned pipeline.planned_calls;
begin
  if lead.turn is null then
    raise exception 'the lead is at %, which is terminal: there is nobody to ring', lead.pipeline_stage
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage)::text;
  end if;
  if (due_at between pipeline.now() - interval '1 minute' and pipeline_private.later(pipeline.now(), interval '1 year')) is not true then
    raise exception 'a call is planned for a time within a year'
      using errcode = 'VL018', detail = jsonb_build_object('leadId', lead.id, 'fields', array['due_at'])::text, hint = 'Give a time that lies ahead.';
  end if;

  update pipeline.planned_calls as calls
  set
    due_at = put_call_down.due_at, caller = pipeline_private.person_meant(put_call_down.caller), note = nullif(btrim(put_call_down.note), ''),
    planned_by = pipeline_private.own_name(), planned_at = pipeline.now(), asked_at = null
  where calls.vendor_lead_id = lead.id and calls.ended_at is null
  returning * into planned;
  if not found then
    insert into pipeline.planned_calls (vendor_lead_id, due_at, caller, note, planned_by)
    values (
      lead.id, put_call_down.due_at, pipeline_private.person_meant(put_call_down.caller), nullif(btrim(put_call_down.note), ''),
      pipeline_private.own_name()
    )
    returning * into planned;
  end if;
  perform pipeline_private.close_questions_of_call(lead.id);
  perform pipeline_private.record_event(
    lead.id, 'call_planned', jsonb_build_object('plannedCallId', planned.id, 'dueAt', planned.due_at, 'caller', planned.caller),
    stage_visit => lead.stage_visit
  );
  return planned;
end
$$;

comment on function pipeline_private.put_call_down is
  'Writes down who is to ring the vendor of a lead and when, in place of what was planned. The caller holds the lead''s lock.';

create or replace function pipeline_private.close_questions_of_call(lead_id uuid)
  returns void
  language sql
as $$
  select pipeline_private.close_review_items(
    array(
      select items.id from pipeline.review_items as items
      where items.vendor_lead_id = close_questions_of_call.lead_id and items.kind = 'call_due' and items.resolved_at is null
    ),
    'rang'
  )
$$;

comment on function pipeline_private.close_questions_of_call is 'Whoever was asked to make a planned call has rung, or it is planned for another time.';

create or replace function pipeline.plan_call(
  lead_id uuid,
  due_at timestamptz,
  caller pipeline.one_line default null,
  note pipeline.free_text default null,
  is_first boolean default null,
  instead_of timestamptz default null
)
  returns pipeline.planned_calls
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  planned pipeline.planned_calls := pipeline_private.open_call(lead.id);
begin
  perform pipeline_private.want_person('plan a call');
  perform pipeline_private.refuse_overtaken(
    jsonb_build_object('due_at', planned.due_at), jsonb_build_object('due_at', plan_call.due_at),
    jsonb_build_object('due_at', case when is_first is not true then instead_of end), 'planned_calls', jsonb_build_object('leadId', lead.id)
  ) where is_first or instead_of is not null;
  planned := pipeline_private.put_call_down(lead, plan_call.due_at, plan_call.caller, plan_call.note);
  perform pipeline_private.follow_planned_call(lead.id);
  return planned;
end
$$;

comment on function pipeline.plan_call is
  'Notes that somebody (caller, a user; left out, oneself) is to ring the vendor of a lead at a time; in place of a call that is planned already. It is the lead''s next action when nothing comes before it; when its time comes the caller is asked. The clocks go on as they were, but a vendor''s silence that begins to count later counts from this call. Texts nobody. With is_first it stands in place of none, with instead_of in place of the one that is due then. Raises VL004 for automation, VL010 for an unknown or finished lead, VL018 for a time that has passed or lies more than a year ahead, VL031 for a user who is unknown, or cannot look after anything, VL041 when another call is planned by now.';

create or replace function pipeline.give_up_call(lead_id uuid, reason pipeline.free_text)
  returns pipeline.planned_calls
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('give up a planned call', give_up_call.reason);
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  planned pipeline.planned_calls;
begin
  update pipeline.planned_calls as calls
  set ended_at = pipeline.now(), ended_by = pipeline_private.own_name(), end_reason = btrim(give_up_call.reason)
  where calls.vendor_lead_id = lead.id and calls.ended_at is null
  returning * into planned;
  if planned.id is null then
    raise exception 'no call is planned'
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead.id)::text, hint = 'Look with pipeline.explain_lead().';
  end if;
  perform pipeline_private.close_review_items(
    array(
      select items.id from pipeline.review_items as items
      where items.vendor_lead_id = lead.id and items.kind = 'call_due' and items.resolved_at is null
    ),
    'by_hand'
  );
  perform pipeline_private.record_event(
    lead.id, 'call_given_up', jsonb_build_object('plannedCallId', planned.id), stage_visit => lead.stage_visit
  );
  perform pipeline_private.follow_planned_call(lead.id);
  perform pipeline_private.act_as_before(acting_before);
  return planned;
end
$$;

comment on function pipeline.give_up_call is
  'Nobody is to ring as planned any more; a turn that was to begin with that call begins now. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown lead or when no call is planned.';

grant execute on function pipeline.plan_call, pipeline.give_up_call to pipeline_operator;

create or replace function pipeline.vendor_leads_planned_call(lead pipeline.vendor_leads)
  returns pipeline.planned_calls
  language sql
  stable
as $$
  select planned from pipeline.planned_calls as planned where planned.vendor_lead_id = lead.id and planned.ended_at is null
$$;

comment on function pipeline.vendor_leads_planned_call is 'Who is to ring the vendor next, and when; null when no call is planned.';

grant execute on function pipeline.vendor_leads_planned_call to pipeline_viewer;
