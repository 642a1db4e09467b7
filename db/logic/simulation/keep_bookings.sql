create or replace function pipeline_private.keep_bookings(before pipeline_private.simulation_clock)
  returns void
  language plpgsql
as $$
declare
  far timestamptz := pipeline_private.later(pg_catalog.now(), pipeline_private.beyond_real_time() / 2);
  moved bigint;
begin
  select count(*) into moved
  from (
    select
      jobs.id,
      jobs.run_at,
      pipeline_private.real_time(case
        when before.rate is null then jobs.run_at
        when before.rate = 0 then pipeline_private.later(jobs.run_at, - pipeline_private.beyond_real_time())
        else pipeline_private.later(before.simulated_at, (jobs.run_at - before.real_at) * before.rate::float8)
      end) as new_run_at
    from graphile_worker.jobs as jobs
    where jobs.task_identifier in (select kinds.task from pipeline_private.work_kinds as kinds)
      and jobs.locked_at is null
      -- Beneath a clock that stood, the others are due already, or tried again by the real clock.
      and (before.rate is distinct from 0 or jobs.run_at > far)
  ) as booked
  cross join lateral graphile_worker.reschedule_jobs(array[booked.id], run_at => booked.new_run_at)
  where booked.new_run_at is distinct from booked.run_at;

  if moved > 0 then
    perform pipeline_doorbell.pg_notify('jobs:insert', jsonb_build_object('r', random(), 'count', moved)::text);
  end if;
end
$$;

comment on function pipeline_private.keep_bookings is
  'After a simulation''s clock was set: lets each job that waits in the queue run when the clock will show the moment it was booked for. Adds none. `before`: how the clock was set.';
