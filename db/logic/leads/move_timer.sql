create or replace function pipeline_private.may_be_due_at(due_at timestamptz)
  returns boolean
  language sql
  stable
as $$
  -- Nobody waits for ten years; a year of another order of size is a slip, and some programs cannot even read it.
  select abs(extract(year from due_at) - extract(year from pipeline.now())) <= 10
$$;

comment on function pipeline_private.may_be_due_at is 'Whether a timer can be given this time, which may have been; null for none.';

create or replace function pipeline.move_timer(
  lead_id uuid,
  due_at timestamptz,
  reason pipeline.free_text,
  expected_stage text default null,
  instead_of timestamptz default null
)
  returns pipeline.lead_timers
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  timer pipeline.lead_timers;
  reason_before text := coalesce(current_setting('pipeline.reason', true), '');
begin
  perform pipeline_private.want_reason('moving a timer', reason);
  perform pipeline_private.refuse_elsewhere(lead, expected_stage);

  select * into timer from pipeline.lead_timers as timers where timers.vendor_lead_id = lead.id for update;
  if pipeline_private.may_be_due_at(move_timer.due_at) is not true then
    raise exception 'a timer wants a due time within ten years'
      using errcode = 'VL010', hint = 'Give due_at; now means at once.';
  end if;
  if timer.vendor_lead_id is null or lead.held_at is not null then
    raise exception 'the lead has no running timer'
      using
        errcode = 'VL010',
        detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage, 'heldAt', lead.held_at)::text,
        hint = case
          when lead.held_at is not null then 'Release the lead first.'
          else 'A timer runs at every live stage; look with pipeline.explain_lead().'
        end;
  end if;

  perform pipeline_private.refuse_overtaken(
    jsonb_build_object('due_at', timer.due_at), jsonb_build_object('due_at', move_timer.due_at),
    jsonb_build_object('due_at', instead_of), 'lead_timers', jsonb_build_object('leadId', lead.id)
  ) where instead_of is not null;

  perform set_config('pipeline.reason', reason, true);
  perform pipeline_private.record_event(
    lead.id, 'timer_moved', jsonb_build_object('from', timer.due_at, 'to', move_timer.due_at), stage_visit => lead.stage_visit
  );

  update pipeline.lead_timers as timers set moved_at = pipeline.now() where timers.vendor_lead_id = lead.id;
  perform pipeline_private.postpone_timer(timer, move_timer.due_at);

  select * into timer from pipeline.lead_timers as timers where timers.vendor_lead_id = lead.id;
  perform set_config('pipeline.reason', reason_before, true);
  return timer;
end
$$;

comment on function pipeline.move_timer is
  'Gives the lead''s running timer another due time; in the past means now. With instead_of, the due time that one last saw, nobody else''s is written over. Raises VL003 without a reason, VL005 where the lead is not at expected_stage any more, VL010 when no timer runs, VL041 when it is due at another time than instead_of says.';

grant execute on function pipeline.move_timer to pipeline_operator;
