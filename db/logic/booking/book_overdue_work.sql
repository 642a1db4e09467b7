create or replace function pipeline_private.book_overdue_work(overdue_by interval default '1 minute')
  returns integer
  language plpgsql
  security definer
as $$
declare
  late_by interval := coalesce(overdue_by, '1 minute');
  -- Overdue in real time: a clock that has just jumped has left nobody waiting.
  overdue_since timestamptz := pipeline_private.business_time(pipeline_private.later(now(), - late_by));
  booked pipeline_private.open_work[];
begin
  -- The queue is only behind: what waits there needs no second job.
  if late_by > interval '0' and exists (
    select
    from graphile_worker.jobs as jobs
    where jobs.locked_at is null
      and jobs.run_at <= pipeline_private.later(now(), - late_by)
      and jobs.attempts < jobs.max_attempts
      and jobs.task_identifier in ('lead_timer', 'run_agent', 'send_message', 'take_up_text', 'look_after_agent', 'take_up_delivery')
  ) then
    return 0;
  end if;

  update pipeline.agent_outages as outages set booked_at = null where outages.look_at <= overdue_since;

  -- Whoever has a row locked is looking at it; what was put off a moment ago is looked at again.
  with overdue as materialized (
    select work, work.task, work.id
    from pipeline_private.open_work as work
    where work.state = 'waiting' and work.due_at <= overdue_since and coalesce(work.booked_at, work.due_at) <= overdue_since
      or work.state = 'under way' and work.retake_at <= now()
  ),
  timers as (
    update pipeline.lead_timers as timers set booked_at = null
    where timers.vendor_lead_id in (
      select free.vendor_lead_id from overdue
      join pipeline.lead_timers as free on overdue.task = 'lead_timer' and free.vendor_lead_id = overdue.id
      for no key update of free skip locked
    )
    returning timers.vendor_lead_id as id
  ),
  runs as (
    update pipeline.agent_runs as runs set booked_at = null
    where runs.id in (
      select free.id from overdue
      join pipeline.agent_runs as free on overdue.task = 'run_agent' and free.id = overdue.id
      for no key update of free skip locked
    )
    returning runs.id
  ),
  texts as (
    update pipeline.lead_messages as messages set booked_at = null
    where messages.id in (
      select free.id from overdue
      join pipeline.lead_messages as free on overdue.task = 'send_message' and free.id = overdue.id
      for no key update of free skip locked
    )
    returning messages.id
  ),
  inbox as (
    update pipeline_private.inbox as inbox set booked_at = null
    where inbox.id in (
      select free.id from overdue
      join pipeline_private.inbox as free on overdue.task = 'take_up_text' and free.id = overdue.id
      for no key update of free skip locked
    )
    returning inbox.id
  ),
  deliveries as (
    update pipeline.webhook_deliveries as deliveries set booked_at = null
    where deliveries.id in (
      select free.id from overdue
      join pipeline.webhook_deliveries as free on overdue.task = 'take_up_delivery' and free.id = overdue.id
      for no key update of free skip locked
    )
    returning deliveries.id
  )
  select coalesce(array_agg(overdue.work), '{}')
  into booked
  from overdue
  join (table timers union all table runs union all table texts union all table inbox union all table deliveries) as anew on anew.id = overdue.id;

  perform pipeline_private.record_event(work.vendor_lead_id, 'reconciled', jsonb_build_object('mended', 'booking', 'task', work.task))
  from unnest(booked) as work
  where work.state = 'waiting';
  return cardinality(booked);
end
$$;

comment on function pipeline_private.book_overdue_work is
  'Books every run and text anew whose attempt has outlived its lease; and repairs: every timer, run and text that has been due for longer than this in real time is booked anew, with an event reconciled, of which there is none in good health. Returns how many; none while the queue itself is that far behind. Jobs too many do nothing: they look at the row first.';

grant execute on function pipeline_private.book_overdue_work to pipeline_worker;
