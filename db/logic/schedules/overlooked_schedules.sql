create or replace view pipeline_private.due_schedules as
  select schedules.schedule, schedules.waits_for, latest.slot
  from pipeline.schedules as schedules
  cross join pipeline.settings
  cross join lateral (select pipeline_private.latest_slot(schedules, pipeline.now(), settings.time_zone)) as latest (slot)
  where schedules.enabled and latest.slot > schedules.since
    -- What is late goes on with the next time, once.
    and not exists (
      select from pipeline.schedule_runs as runs where runs.schedule = schedules.schedule and runs.finished_at is null and runs.slot is not null
    )
    -- A clock that was ahead for a while has left times that have not come yet: they stand for none that has.
    and not exists (
      select from pipeline.schedule_runs as runs
      where runs.schedule = schedules.schedule and runs.slot between latest.slot and pipeline.now()
    );

comment on view pipeline_private.due_schedules is
  'What is due by the clock and was begun by nobody: of each schedule the latest time that has come, unless the one before is not over yet.';

create or replace view pipeline_private.overlooked_schedules as
  select due.schedule, due.slot
  from pipeline_private.due_schedules as due
  where due.slot < pipeline_private.later(pipeline.now(), interval '-5 minutes')
    -- The clock of a simulation runs ahead of whoever looks each minute.
    and pipeline_private.clock_rate() is null
    and exists (
      select from pipeline_private.workers as workers
      where workers.started_at < pipeline_private.later(now(), interval '-5 minutes')
        and workers.heartbeat_at > pipeline_private.later(now(), interval '-1 minute')
    );

comment on view pipeline_private.overlooked_schedules is
  'What has been due by the clock for five minutes and was begun by nobody, although workers have been at work for as long.';
