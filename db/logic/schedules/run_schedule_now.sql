create or replace function pipeline.run_schedule_now(schedule text, reason pipeline.free_text)
  returns pipeline.schedule_runs
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('start what is done by the clock', run_schedule_now.reason);
  run pipeline.schedule_runs;
begin
  if not exists (select from pipeline.schedules as known where known.schedule = run_schedule_now.schedule) then
    raise exception 'nothing called % is done by the clock', schedule
      using
        errcode = 'VL010', detail = jsonb_build_object('schedule', schedule)::text,
        hint = format('There are: %s.', (select string_agg(known.schedule, ', ' order by known.schedule) from pipeline.schedules as known));
  end if;
  insert into pipeline.schedule_runs (schedule, asked_by, reason, due_at)
  values (run_schedule_now.schedule, pipeline_private.own_name(), btrim(run_schedule_now.reason), pipeline.now())
  returning * into run;
  -- Somebody waits for it: it goes before what the clock has started.
  perform pipeline_private.enqueue(array[pipeline_private.job('run_schedule', jsonb_build_object('run', run.id), null, -2)]);
  perform pipeline_private.record_event(null, 'schedule_started', jsonb_build_object('schedule', run.schedule));
  perform pipeline_private.act_as_before(acting_before);
  return run;
end
$$;

comment on function pipeline.run_schedule_now is
  'Has a worker do now what it does by the clock: a row of schedules, enabled or not. The clock goes on as it was. Returns the run, which says what it found and did when it is over. Raises VL003 without a reason, VL004 for automation, VL010 for what is not done by the clock.';

grant execute on function pipeline.run_schedule_now to pipeline_admin;
