create or replace function pipeline_private.keep_appointment(appointment uuid)
  returns text
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  made pipeline_private.appointments;
begin
  perform pipeline_private.act_as('worker', 'keep_appointment');
  select * into made from pipeline_private.appointments as appointments where appointments.id = appointment;
  if made.id is null then
    return null;
  end if;
  if made.due_at > pipeline.now() then
    update pipeline_private.appointments as appointments set booked_at = null where appointments.id = made.id;
    return null;
  end if;

  case made.kind
    when 'planned_call' then perform pipeline_private.ask_to_make_call(made.id);
    when 'end_of_hold' then perform pipeline_private.end_hold_in_time(made.id);
    when 'end_of_snooze' then perform pipeline_private.end_snooze(made.id);
  end case;
  delete from pipeline_private.appointments as appointments where appointments.id = made.id and appointments.due_at <= pipeline.now();
  return made.kind;
end
$$;

comment on function pipeline_private.keep_appointment is
  'Does what somebody has set for this time, if it is still wanted: asks the caller to make a planned call, ends a hold, brings a question back. Returns what it was; null when it is not due yet, or gone.';

grant execute on function pipeline_private.keep_appointment to pipeline_worker;
