create or replace function pipeline_private.longest_put_off()
  returns interval
  language sql
  immutable
as $$
  select interval '8 seconds'
$$;

create or replace function pipeline_private.next_look(due_at timestamptz)
  returns timestamptz
  language sql
as $$
  select pipeline_private.later(
    now(),
    least(
      greatest((pipeline.now() - next_look.due_at) / 2, interval '0.25 seconds') * (1 + random() / 4), pipeline_private.longest_put_off()
    )
  )
$$;

comment on function pipeline_private.longest_put_off is 'How long work is put off at most before somebody looks again whether its lead is free.';
comment on function pipeline_private.next_look is
  'When to look again at work whose lead is locked, by the real clock: the longer it has been due, the later.';

create or replace function pipeline_private.next_look_at_attempt(lease_until timestamptz, is_kept boolean)
  returns timestamptz
  language sql
as $$
  select case
    when is_kept or next_look_at_attempt.lease_until <= now() then pipeline_private.next_look(pipeline.now())
    else next_look_at_attempt.lease_until
  end
$$;

comment on function pipeline_private.next_look_at_attempt is
  'When to look again at what is under way: not before its lease is over, unless all that is left to do is to write down how it went.';

-- The lead is not asked for here, and a row that is locked as well is left as it is: the job alone comes back.
create or replace function pipeline_private.put_off_work(task text, payload jsonb)
  returns boolean
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  kind pipeline_private.work_kinds;
  found_row record;
  look_at timestamptz;
  job graphile_worker.job_spec;
begin
  select * into kind from pipeline_private.work_kinds as kinds where kinds.task = put_off_work.task;
  if kind.task is null then
    return false;
  end if;

  execute pipeline_private.filled_in(
    'select pipeline_private.job_of(work) as job, {1} as waits, coalesce({2}, false) as is_under_way, work.{3} as due_at, {4} as lease_until, {5} as is_kept
     from {6} as work where work.{7} = {8}',
    array[
      kind.waiting, coalesce(kind.under_way, 'false'), kind.due, case when kind.under_way is null then 'null::timestamptz' else 'work.lease_until' end,
      kind.is_kept, kind.relation, kind.key, quote_literal(payload ->> kind.argument)
    ]
  ) into found_row;
  if not coalesce(found_row.waits or found_row.is_under_way, false) then
    return true;
  end if;
  look_at := case
    when found_row.waits then pipeline_private.next_look(found_row.due_at)
    else pipeline_private.next_look_at_attempt(found_row.lease_until, found_row.is_kept)
  end;
  job := found_row.job;
  job.run_at := look_at;

  -- Beneath a clock that stands a moment later is the same moment: then it is booked anew. Whoever has begun another attempt
  -- meanwhile keeps their lease.
  execute pipeline_private.filled_in(
    'update {1} as work set booked_at = nullif($1, work.booked_at){2} where work.{3} = {4} and {5}',
    array[
      kind.relation, case when not found_row.waits then ', lease_until = greatest(work.lease_until, $1)' end,
      kind.key, quote_literal(payload ->> kind.argument), case when found_row.waits then kind.waiting else kind.under_way end
    ]
  ) using case when found_row.waits then pipeline_private.business_time(look_at) else look_at end;
  return true;
exception
  when lock_not_available then
    perform pipeline_private.enqueue(array[job]);
    return true;
end
$$;

comment on function pipeline_private.put_off_work is
  'Somebody has the lead of this work locked: books another look at it, with growing waits. Nothing has failed, and nobody need know. False: rows book no such jobs. payload: of the job.';

grant execute on function pipeline_private.put_off_work to pipeline_worker;
