create or replace function pipeline_private.schedules()
  returns table (schedule text, title text)
  language sql
  immutable
  rows 10
as $$
  values
    ('check_everything', 'looks whether anything is as it must never be, at everything'),
    ('export_audit_heads', 'writes the heads of the record elsewhere'),
    ('ping_dead_mans_switch', 'gives a sign of life'),
    ('poll_sources', 'fetches what sources have kept'),
    ('price_texts', 'asks what texts have cost'),
    ('reconcile', 'repairs what should not be, and looks whether anything is as it must never be'),
    ('remove_old_deliveries', 'removes what came in long ago')
$$;

comment on function pipeline_private.schedules is 'What workers do by their clock, and may be told to do now: the tasks of their crontab.';

create or replace function pipeline.run_schedule_now(schedule text, reason pipeline.free_text)
  returns bigint
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('start a scheduled task', run_schedule_now.reason);
  event_id bigint;
begin
  if not exists (select from pipeline_private.schedules() as known where known.schedule = run_schedule_now.schedule) then
    raise exception 'no worker does % by its clock', schedule
      using
        errcode = 'VL010', detail = jsonb_build_object('schedule', schedule)::text,
        hint = format('There are: %s.', (select string_agg(known.schedule, ', ' order by known.schedule) from pipeline_private.schedules() as known));
  end if;
  perform pipeline_private.enqueue(array[pipeline_private.job(schedule, '{}', null, -2)]);
  event_id := pipeline_private.record_event(null, 'schedule_started', jsonb_build_object('schedule', schedule));
  perform pipeline_private.act_as_before(acting_before);
  return event_id;
end
$$;

comment on function pipeline.run_schedule_now is
  'Has a worker do now what it does by its clock: check_everything, export_audit_heads, ping_dead_mans_switch, poll_sources, price_texts, reconcile, remove_old_deliveries. The clock goes on as it was. Returns the event that says who asked for it and why. Raises VL003 without a reason, VL004 for automation, VL010 for what no worker does by its clock.';

grant execute on function pipeline.run_schedule_now to pipeline_admin;
