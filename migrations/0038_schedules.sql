-- Up Migration
-- What the pipeline does by the clock, whatever befalls leads: when, and what came of each time. What reads the figures of days waits
-- until they are written: after an outage all that was missed begins at once.
set local role pipeline_owner;

create domain pipeline.schedule_name as text constraint schedule_has_a_name check (value ~ '^[a-z][a-z0-9_]{1,60}$');
create domain pipeline.schedule_interval as interval constraint interval_fits_the_hour check (
  value in ('1 minute', '5 minutes', '10 minutes', '15 minutes', '30 minutes', '1 hour')
);

create table pipeline.schedules (
  schedule pipeline.schedule_name primary key,
  title pipeline.one_line not null,
  every pipeline.schedule_interval,
  at_times time[],
  on_weekday integer,
  on_day integer,
  waits_for pipeline.schedule_name references pipeline.schedules (schedule) on update cascade,
  tries integer not null default 3,
  enabled boolean not null default true,
  since timestamptz not null default pipeline.now(),

  constraint comes_by_interval_or_by_day check (num_nonnulls(every, at_times) = 1 and (every is null or on_weekday is null)),
  constraint times_are_some check (cardinality(at_times) > 0),
  constraint weekday_is_known check (on_weekday between 1 and 7),
  constraint day_is_in_every_month check (on_day between 1 and 28),
  constraint one_day_of_week_or_month check (num_nonnulls(every, on_day) < 2 and num_nonnulls(on_weekday, on_day) < 2),
  constraint tries_are_sensible check (tries between 1 and 10)
);

create index schedules_waits_for on pipeline.schedules (waits_for) where waits_for is not null;

comment on table pipeline.schedules is 'What is done by the clock. The wall clock is that of settings.time_zone, summer time included, whatever the zone of machine or session.';
comment on column pipeline.schedules.schedule is 'Names it; the program has a step of this name.';
comment on column pipeline.schedules.title is 'What it does.';
comment on column pipeline.schedules.every is 'How often, counted from the full hour; null when it comes at times of the day.';
comment on column pipeline.schedules.at_times is 'At which times of the day; null when it comes by an interval. A time that the clock skips in spring is an hour later; one that it shows twice in autumn counts once.';
comment on column pipeline.schedules.on_weekday is 'Only on this day of the week, 1 for Monday; null for every day.';
comment on column pipeline.schedules.on_day is 'Only on this day of the month, 1 to 28; null for every day.';
comment on column pipeline.schedules.waits_for is
  'Which other schedule it lets go before, if a run of that is not over yet, for half an hour at most; null when it waits for none.';
comment on column pipeline.schedules.tries is 'How often it is tried when it fails, before the next time is waited for.';
comment on column pipeline.schedules.enabled is 'Whether the clock starts it; people may, whatever this says.';
comment on column pipeline.schedules.since is 'No time before this is made up for.';

create domain pipeline.run_count as integer constraint count_is_a_count check (value >= 0);

create table pipeline.schedule_runs (
  id uuid primary key default uuidv7(),
  schedule pipeline.schedule_name not null references pipeline.schedules (schedule) on update cascade on delete cascade,
  slot timestamptz,
  asked_by text,
  reason pipeline.free_text,
  due_at timestamptz,
  tried pipeline.run_count not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  found pipeline.run_count,
  done pipeline.run_count,
  says pipeline.free_text,
  failed_because pipeline.free_text,
  job_id bigint,
  created_at timestamptz not null default pipeline.now(),
  booked_at timestamptz,
  newly_booked boolean not null default false,

  constraint one_run_for_each_time unique (schedule, slot),
  constraint by_the_clock_or_by_somebody check ((slot is null) = (asked_by is not null) and (slot is null) = (reason is not null)),
  constraint what_is_not_over_is_due check ((finished_at is null) = (due_at is not null)),
  constraint what_is_over_says_how check ((finished_at is null or failed_because is not null) = (says is null))
);

create index schedule_runs_open on pipeline.schedule_runs (due_at) where finished_at is null;
create unique index one_run_of_a_schedule_at_a_time on pipeline.schedule_runs (schedule) where started_at is not null and finished_at is null;
create index schedule_runs_latest on pipeline.schedule_runs (schedule, created_at);
create index schedule_runs_created on pipeline.schedule_runs (created_at);

comment on table pipeline.schedule_runs is 'Each time that something was done by the clock, or because somebody asked for it: what it found and did.';
comment on column pipeline.schedule_runs.id is 'Names the run.';
comment on column pipeline.schedule_runs.schedule is 'What was done.';
comment on column pipeline.schedule_runs.slot is 'The time it was for, by the business clock; null when somebody asked for it. Of times that were missed only the last is made up for.';
comment on column pipeline.schedule_runs.asked_by is 'Who asked for it; null by the clock.';
comment on column pipeline.schedule_runs.reason is 'Why; null by the clock.';
comment on column pipeline.schedule_runs.due_at is 'Since when it may be tried; null when it is over.';
comment on column pipeline.schedule_runs.tried is 'How often it was begun.';
comment on column pipeline.schedule_runs.started_at is 'When the latest try began; null while it waits.';
comment on column pipeline.schedule_runs.finished_at is 'When it was over; null before.';
comment on column pipeline.schedule_runs.found is 'How much there was to do; null before it is over, and where nothing is counted.';
comment on column pipeline.schedule_runs.done is 'How much of it was done; null like found.';
comment on column pipeline.schedule_runs.says is 'What it found and did; null before it is over, and when it failed.';
comment on column pipeline.schedule_runs.failed_because is 'Why the latest try failed; null when it did not.';
comment on column pipeline.schedule_runs.job_id is 'The job that does it; null while none does.';
comment on column pipeline.schedule_runs.created_at is 'When it was made, by the business clock.';
comment on column pipeline.schedule_runs.booked_at is 'For when a job that does it is booked; null when none is.';
comment on column pipeline.schedule_runs.newly_booked is 'Whether the latest change of the row booked a job.';

create type pipeline.schedule_state as (
  schedule text,
  title text,
  enabled boolean,
  comes text,
  next_at timestamptz,
  overlooked_at timestamptz,
  run_id uuid,
  started_at timestamptz,
  finished_at timestamptz,
  asked_by text,
  found integer,
  done integer,
  says text,
  failed_because text
);

comment on type pipeline.schedule_state is 'What is done by the clock, and how it went the last time.';
comment on column pipeline.schedule_state.schedule is 'Names it.';
comment on column pipeline.schedule_state.title is 'What it does.';
comment on column pipeline.schedule_state.enabled is 'Whether the clock starts it.';
comment on column pipeline.schedule_state.comes is 'When, in words.';
comment on column pipeline.schedule_state.next_at is 'When it comes next, by the business clock; null when the clock does not start it.';
comment on column pipeline.schedule_state.overlooked_at is 'The time for which it has been due for five minutes and more, and nobody begins it although workers are at work; null while all is well.';
comment on column pipeline.schedule_state.run_id is 'Its latest run; null before the first.';
comment on column pipeline.schedule_state.started_at is 'When the latest run, or its latest try, began; null while it waits.';
comment on column pipeline.schedule_state.finished_at is 'When that was over; null before.';
comment on column pipeline.schedule_state.asked_by is 'Who asked for that run; null when the clock began it.';
comment on column pipeline.schedule_state.found is 'How much there was to do; null where nothing is counted.';
comment on column pipeline.schedule_state.done is 'How much of it was done; null where nothing is counted.';
comment on column pipeline.schedule_state.says is 'What it found and did; null before it is over, and when it failed.';
comment on column pipeline.schedule_state.failed_because is 'Why the latest try failed; null when it did not.';

grant select on pipeline.schedules, pipeline.schedule_runs to pipeline_viewer, pipeline_worker;
grant update (every, at_times, on_weekday, on_day, waits_for, tries, enabled) on pipeline.schedules to pipeline_admin;

insert into pipeline_private.work_kinds (task, relation, key, argument, due, waiting, priority, detail, called)
values (
  'run_schedule', 'pipeline.schedule_runs', 'id', 'run', 'due_at', 'work.started_at is null and work.finished_at is null', 2,
  $$format('schedule: %s', replace(work.schedule, '_', ' '))$$, 'schedules'
);

-- Which step of the clock looks after the leads of a stage; whoever has none is looked after by reconcile.
alter table pipeline.stages add column schedule pipeline.schedule_name references pipeline.schedules (schedule) on update cascade on delete set null;
create index stages_schedule on pipeline.stages (schedule);
comment on column pipeline.stages.schedule is 'Which schedule looks for leads here that are overdue and looked at by nobody; null: reconcile.';

alter table pipeline.settings add column archive_dead_after interval
  constraint archive_dead_after_is_within_a_century check (archive_dead_after > interval '0' and archive_dead_after <= interval '100 years');
comment on column pipeline.settings.archive_dead_after is 'For how long a lead has been dead when it leaves the usual lists, of which nothing is lost; null: none leaves by itself.';

alter table pipeline.settings add column schedule_runs_kept_for interval
  constraint schedule_runs_kept_for_is_within_a_century check (schedule_runs_kept_for > interval '0' and schedule_runs_kept_for <= interval '100 years');
comment on column pipeline.settings.schedule_runs_kept_for is 'For how long it is kept how each run of a schedule went, the latest of each for ever; null: for ever.';

alter table pipeline.settings add constraint reminder_grace_ends check (reminder_grace <= interval '30 days');

create index vendor_leads_dead_since on pipeline.vendor_leads (stage_entered_at) where pipeline_stage = 'DEAD_LEAD' and archived_at is null;

reset role;
