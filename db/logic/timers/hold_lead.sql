create or replace function pipeline.hold_lead(lead_id uuid, reason text)
  returns pipeline.vendor_leads
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  reason_before text := coalesce(current_setting('pipeline.reason', true), '');
begin
  if nullif(btrim(reason), '') is null then
    raise exception 'a hold wants a reason' using errcode = 'VL003', hint = 'Say why in the second argument.';
  end if;
  if lead.held_at is not null then
    return lead;
  end if;
  if lead.turn is null then
    raise exception 'the lead is at %, which is terminal: there is nothing to hold', lead.pipeline_stage
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage)::text;
  end if;

  update pipeline.vendor_leads as leads
  set held_at = pipeline.now(), hold_reason = hold_lead.reason, next_retry_at = null
  where leads.id = lead.id
  returning * into lead;

  update pipeline.lead_timers as timers
  set remaining = timers.due_at - pipeline.now(), due_at = null, wake_at = null
  where timers.vendor_lead_id = lead.id;

  perform set_config('pipeline.reason', reason, true);
  perform pipeline_private.record_event(lead.id, 'lead_held', stage_visit => lead.stage_visit);
  perform set_config('pipeline.reason', reason_before, true);
  return lead;
end
$$;

comment on function pipeline.hold_lead(uuid, text) is
  'Freezes automation for a lead: no text leaves but a person''s own, no agent starts, its timer keeps what is left. Raises VL003 without a reason, VL010 for an unknown or finished lead.';

create or replace function pipeline.release_lead(lead_id uuid)
  returns pipeline.vendor_leads
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  held_since timestamptz := lead.held_at;
  timer pipeline.lead_timers;
begin
  if lead.held_at is null then
    return lead;
  end if;

  update pipeline.vendor_leads as leads
  set held_at = null, hold_reason = null, taken_over_by = null, turn_since = leads.turn_since + (pipeline.now() - greatest(held_since, leads.turn_since))
  where leads.id = lead.id
  returning * into lead;

  update pipeline.lead_timers as timers
  set due_at = pipeline.now() + timers.remaining, remaining = null,
    counted_since = timers.counted_since + (pipeline.now() - greatest(held_since, timers.counted_since))
  where timers.vendor_lead_id = lead.id
  returning * into timer;

  if timer.vendor_lead_id is not null then
    perform pipeline_private.postpone_timer(timer, timer.due_at);
  end if;
  if lead.turn = 'vendor' and pipeline_private.owes_answer(lead.id) then
    perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
  end if;
  perform pipeline_private.wake_lead(lead.id);
  perform pipeline_private.record_event(
    lead.id, 'lead_released', jsonb_build_object('heldSeconds', floor(extract(epoch from pipeline.now() - held_since))), stage_visit => lead.stage_visit
  );
  return lead;
end
$$;

comment on function pipeline.release_lead(uuid) is
  'Ends a hold: the timer gets back what was left, and texts and agents that waited go on. If the vendor wrote meanwhile, the turn is ours. Raises VL010 for an unknown lead.';

grant execute on function pipeline.hold_lead(uuid, text), pipeline.release_lead(uuid) to pipeline_operator;

create or replace function pipeline_private.wake_lead(lead_id uuid)
  returns void
  language sql
  volatile
  security definer
  set search_path = ''
as $$
  select pipeline_private.enqueue(array_agg(work.job))
  from (
    select pipeline_private.job('run_agent', jsonb_build_object('run', runs.id, 'attempt', runs.attempt)) as job
    from pipeline.agent_runs as runs
    where runs.vendor_lead_id = lead_id
      and (runs.status = 'queued' or runs.status = 'running' and runs.lease_until <= now())
    union all
    select pipeline_private.job(
      'send_message', jsonb_build_object('message', messages.id), pipeline_private.real_time(messages.not_before)
    )
    from pipeline.lead_messages as messages
    where messages.vendor_lead_id = lead_id and messages.status = 'queued'
      and pipeline_private.real_time(messages.not_before) is not null
  ) as work
$$;

comment on function pipeline_private.wake_lead(uuid) is 'Adds the jobs of the lead''s queued runs and texts again, and of runs whose lease ended during the hold.';

create or replace function pipeline_private.lock_lead(lead_id uuid)
  returns pipeline.vendor_leads
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  lead pipeline.vendor_leads;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id for no key update;
  if not found then
    raise exception 'there is no lead %', lead_id
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead_id)::text, schema = 'pipeline', table = 'vendor_leads';
  end if;
  return lead;
end
$$;

comment on function pipeline_private.lock_lead(uuid) is 'Locks a lead against other writers until the transaction ends. Raises VL010 when there is none.';
