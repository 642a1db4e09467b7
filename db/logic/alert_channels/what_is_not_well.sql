create or replace function pipeline_private.what_is_not_well()
  returns text[]
  language sql
  stable
  security definer
as $$
  select array_remove(array[
    case when exists (select from pipeline_private.overdue_work) then 'work is overdue' end,
    case when exists (
      select
      from graphile_worker.jobs as jobs
      where jobs.locked_at is null and jobs.attempts < jobs.max_attempts and jobs.run_at < pipeline_private.later(now(), interval '-5 minutes')
    ) then 'the queue is behind' end,
    -- Who looks for alerts may be what hangs.
    case when exists (select from pipeline_private.overlooked_schedules) then 'what is due by the clock is begun by nobody' end,
    case when exists (select from pipeline_private.hanging_schedules) then 'what is done by the clock does not come to an end' end,
    case when exists (
        select from pipeline.alert_channel_states as states
        where states.user_id is null and (states.broken_since is not null or states.failures >= 3)
      )
      and not exists (
        select from pipeline.alert_channel_states as states
        where states.user_id is null and states.broken_since is null and states.failures < 3 and states.last_sent_at is not null
      )
    then 'no alert reaches people' end
  ], null)
$$;

comment on function pipeline_private.what_is_not_well is
  'Why no sign of life is to be given: work or jobs that are five minutes late, or no way by which people would hear of it. Empty while all is well.';

grant execute on function pipeline_private.what_is_not_well to pipeline_worker;
