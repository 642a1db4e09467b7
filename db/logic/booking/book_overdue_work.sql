create or replace function pipeline_private.book_overdue_work(overdue_by interval default '1 minute', of_schedule text default null)
  returns integer
  language plpgsql
  security definer
as $$
declare
  late_by interval := coalesce(overdue_by, '1 minute');
  -- Overdue in real time: a clock that has just jumped has left nobody waiting.
  overdue_since timestamptz := pipeline_private.business_time(pipeline_private.later(now(), - late_by));
  overdue pipeline_private.open_work[];
  booked pipeline_private.open_work[] := '{}';
  kind pipeline_private.work_kinds;
  keys text[];
begin
  -- The queue is only behind: what waits there needs no second job.
  if late_by > interval '0' and exists (
    select
    from graphile_worker.jobs as jobs
    where jobs.locked_at is null
      and jobs.run_at <= pipeline_private.later(now(), - late_by)
      and jobs.attempts < jobs.max_attempts
      and jobs.task_identifier in (select kinds.task from pipeline_private.work_kinds as kinds)
  ) then
    return 0;
  end if;

  overdue := array(
    select work
    from pipeline_private.open_work as work
    left join pipeline.stages as stages on stages.stage = work.stage
    where (
        work.state = 'waiting' and work.due_at <= overdue_since and coalesce(work.booked_at, work.due_at) <= overdue_since
        or work.state = 'under way' and work.retake_at <= now()
      )
      and (of_schedule is null or coalesce(stages.schedule, 'reconcile') = of_schedule)
  );
  overdue := array(
    select work
    from unnest(overdue) as work
    where work.state <> 'waiting' or not exists (
      select from pipeline_private.tried_jobs(array(select late.task from unnest(overdue) as late)) as tried
      where tried.task = work.task and tried.payload = work.payload
    )
  );
  -- Whoever has a row locked is looking at it; what was put off a moment ago is looked at again.
  for kind in
    select * from pipeline_private.work_kinds as kinds where exists (select from unnest(overdue) as late where late.task = kinds.task)
  loop
    execute format(
      'with anew as (
         update %1$s as work set booked_at = null
         where work.%2$I in (select free.%2$I from %1$s as free where free.%2$I = any ($1::%3$s[]) for no key update skip locked)
         returning work.%2$I as key
       )
       select array_agg(anew.key::text) from anew',
      kind.relation, kind.key, pipeline_private.key_type(kind)
    ) into keys using array(select late.payload ->> kind.argument from unnest(overdue) as late where late.task = kind.task);
    booked := booked || array(
      select late from unnest(overdue) as late where late.task = kind.task and late.payload ->> kind.argument = any (keys)
    );
  end loop;

  perform pipeline_private.record_event(work.vendor_lead_id, 'reconciled', jsonb_build_object('mended', 'booking', 'task', work.task))
  from unnest(booked) as work
  where work.state = 'waiting';
  return cardinality(booked);
end
$$;

comment on function pipeline_private.book_overdue_work is
  'Books every run and text anew whose attempt has outlived its lease; and repairs: every timer, run and text that has been due for longer than this in real time is booked anew, with an event reconciled, of which there is none in good health. What was tried and failed the queue tries again, or a person is told that it was given up. Returns how many; none while the queue itself is that far behind. Jobs too many do nothing: they look at the row first. With a schedule only what it looks after, see stages.schedule; null: everything.';

create or replace function pipeline_private.tried_jobs(tasks text[])
  returns table (task text, payload jsonb)
  language sql
as $$
  with tried as (
    select jobs.id, jobs.task_identifier
    from graphile_worker.jobs as jobs
    where jobs.task_identifier = any (tasks) and jobs.attempts > 0 and jobs.locked_at is null
  )
  -- The queue shows what a job is about only to whoever touches it: nothing is changed.
  select tried.task_identifier, touched.payload::jsonb
  from graphile_worker.reschedule_jobs(array(select tried.id from tried)) as touched
  join tried using (id)
$$;

comment on function pipeline_private.tried_jobs is 'The jobs of these tasks that have failed before and are to be tried again, or given up.';

grant execute on function pipeline_private.book_overdue_work to pipeline_worker;
