-- While a lead's clock stands, by a hold, a stop or a move that is taken back, its timer's wait stands; a wait that was to
-- begin later, with a planned call, has not begun then and loses nothing. What is left, and when it comes, is said here alone.
create or replace function pipeline_private.time_left(due_at timestamptz, counted_since timestamptz, stands_since timestamptz)
  returns interval
  language sql
  immutable
as $$
  select greatest(interval '0', due_at - greatest(stands_since, counted_since))
$$;

create or replace function pipeline_private.left_of(timer pipeline.lead_timers, stands_since timestamptz)
  returns interval
  language sql
  stable
as $$
  select case
    when timer.moved_at is null then pipeline_private.time_left(timer.due_at, timer.counted_since, stands_since)
    -- Whoever says when, while all stands, means that time.
    else pipeline_private.time_left(timer.due_at, null, case when timer.moved_at > stands_since then pipeline.now() else stands_since end)
  end
$$;

create or replace function pipeline_private.goes_on_at(timer pipeline.lead_timers)
  returns timestamptz
  language sql
  stable
as $$
  select pipeline_private.later(
    greatest(pipeline.now(), case when timer.moved_at is null then timer.counted_since end), timer.remaining
  )
$$;

comment on function pipeline_private.time_left is
  'What is left of a wait when its clock begins to stand: all of it where it has not begun to count by then. counted_since: null for a time that a person gave.';
comment on function pipeline_private.left_of is 'What is left of the time of a timer whose clock stands since a moment.';
comment on function pipeline_private.goes_on_at is
  'When a timer comes whose clock runs again now: when what was left is over, counted from where it begins to count if that lies ahead.';

create or replace function pipeline_private.moved_on(moment timestamptz, stood_since timestamptz, until timestamptz)
  returns timestamptz
  language sql
  stable
as $$
  select pipeline_private.later(moment, greatest(interval '0', until - greatest(moment, stood_since)))
$$;

comment on function pipeline_private.moved_on is 'A moment that waits are counted from, later by as much as the clock stood after it.';
