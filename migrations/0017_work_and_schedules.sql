-- Up Migration
-- Which kinds of work book jobs, what we call outside, call by call, and which workers are gone. And what the pipeline does by the
-- clock, whatever befalls leads: when, and what came of each time. What reads the figures of days waits until they are written: after an
-- outage all that was missed begins at once.
set local role pipeline_owner;

-- Each kind of row that books a job which looks at it. The conditions are SQL about `work`, a row of the table; functions and
-- triggers are made of them when db/logic is applied.
create table pipeline_private.work_kinds (
  task text primary key,
  relation text not null unique,
  key text not null,
  argument text not null,
  due text not null,
  waiting text not null,
  under_way text,
  is_kept text not null default 'false',
  priority smallint,
  detail text not null,
  called text not null
);

comment on table pipeline_private.work_kinds is 'The kinds of work that rows book jobs for: the table, and what its rows say. A table has booked_at and newly_booked.';
comment on column pipeline_private.work_kinds.task is 'The task that looks at a row.';
comment on column pipeline_private.work_kinds.relation is 'The table.';
comment on column pipeline_private.work_kinds.key is 'The column that names a row.';
comment on column pipeline_private.work_kinds.argument is 'What the payload of a job calls it.';
comment on column pipeline_private.work_kinds.due is 'The column that says since when it may be done, by the business clock.';
comment on column pipeline_private.work_kinds.waiting is 'When a row waits to be looked at.';
comment on column pipeline_private.work_kinds.under_way is 'When somebody is at it, until its lease_until; null where work has no lease.';
comment on column pipeline_private.work_kinds.is_kept is 'When all that is left to do is to write down how it went.';
comment on column pipeline_private.work_kinds.priority is 'Who goes first, see job_of(); null for a kind whose rows differ in that: then job_of() and the trigger that books are written for it.';
comment on column pipeline_private.work_kinds.detail is 'What people are told of a row, an expression.';
comment on column pipeline_private.work_kinds.called is 'What people call this kind.';

insert into pipeline_private.work_kinds (task, relation, key, argument, due, waiting, under_way, is_kept, priority, detail, called)
values
  (
    'lead_timer', 'pipeline.lead_timers', 'vendor_lead_id', 'lead', 'due_at', 'work.due_at is not null', null, 'false', null,
    $$format('timer %s', work.name)$$, 'timers'
  ),
  (
    'run_agent', 'pipeline.agent_runs', 'id', 'run', 'next_attempt_at', $$work.status = 'queued'$$, $$work.status = 'running'$$,
    'work.kept_answer is not null', null, $$format('%s, attempt %s', work.agent, work.attempt)$$, 'agent runs'
  ),
  (
    'send_message', 'pipeline.lead_messages', 'id', 'message', 'not_before', $$work.status = 'queued'$$, $$work.status = 'sending'$$,
    'work.kept_word is not null', null, $$format('text %s', work.purpose)$$, 'texts'
  ),
  ('take_up_text', 'pipeline_private.inbox', 'id', 'text', 'arrived_at', 'true', null, 'false', -3, $$'text of a vendor'$$, 'inbox'),
  (
    'look_after_agent', 'pipeline.agent_outages', 'agent', 'agent', 'look_at', 'work.look_at is not null', null, 'false', -2,
    $$format('%s, which was down', work.agent)$$, 'agents'
  ),
  (
    'take_up_delivery', 'pipeline.webhook_deliveries', 'id', 'delivery', 'due_at', $$work.verdict = 'waiting'$$, null, 'false', 0,
    $$format('what came in at %s', work.door)$$, 'webhooks'
  ),
  (
    'deliver_alert', 'pipeline.alert_deliveries', 'id', 'delivery', 'next_attempt_at',
    $$work.status = 'waiting' and work.next_attempt_at is not null$$, null, 'false', -2, $$format('notice to %s', work.channel)$$, 'alert notices'
  ),
  (
    'wake_kept_back', 'pipeline_private.wake_ups', 'only_row', 'all', 'look_at', 'work.look_at is not null', null, 'false', -2,
    $$'what was kept back'$$, 'stops'
  ),
  (
    'keep_appointment', 'pipeline_private.appointments', 'id', 'appointment', 'due_at', 'work.due_at is not null', null, 'false', -2,
    $$replace(work.kind, '_', ' ')$$, 'appointments'
  ),
  (
    'run_bulk_act', 'pipeline.bulk_acts', 'id', 'act', 'look_at', 'work.look_at is not null', null, 'false', 0,
    $$format('bulk act: %s', replace(work.verb, '_', ' '))$$, 'bulk acts'
  ),
  (
    'go_on_with_large_changes', 'pipeline_private.large_changes', 'only_row', 'all', 'look_at', 'work.look_at is not null', null, 'false', -1,
    $$'what a change does to many leads'$$, 'large changes'
  ),
  (
    'run_schedule', 'pipeline.schedule_runs', 'id', 'run', 'due_at', 'work.started_at is null and work.finished_at is null', null, 'false', 2,
    $$format('schedule: %s', replace(work.schedule, '_', ' '))$$, 'schedules'
  );

create type pipeline.queue_figure as (
  task text,
  called text,
  waiting integer,
  due integer,
  oldest_due_at timestamptz,
  running integer,
  running_since timestamptz,
  failing integer,
  given_up integer,
  overdue integer,
  overdue_since timestamptz
);

comment on type pipeline.queue_figure is 'How far the workers have come with one kind of work.';
comment on column pipeline.queue_figure.task is 'The task that does it.';
comment on column pipeline.queue_figure.called is 'What people call it.';
comment on column pipeline.queue_figure.waiting is 'Jobs whose time has not come.';
comment on column pipeline.queue_figure.due is 'Jobs that a worker should begin now.';
comment on column pipeline.queue_figure.oldest_due_at is 'Since when the oldest of these is due, by the real clock; null when none is.';
comment on column pipeline.queue_figure.running is 'Jobs that a worker is at.';
comment on column pipeline.queue_figure.running_since is 'Since when the oldest of these runs, by the real clock; null when none does.';
comment on column pipeline.queue_figure.failing is 'Jobs that have failed and are tried again.';
comment on column pipeline.queue_figure.given_up is 'Jobs whose last attempt has failed; a person is asked about each within a quarter of an hour.';
comment on column pipeline.queue_figure.overdue is 'What of this kind has been due for more than five minutes by the business clock and nobody has begun.';
comment on column pipeline.queue_figure.overdue_since is 'Since when the oldest of that is due; null when nothing is overdue.';

-- A claim that is on its way to the server when its worker is given up is carried out all the same.
create table pipeline_private.gone_workers (
  pool_id text primary key,
  gone_at timestamptz not null default clock_timestamp()
);

comment on table pipeline_private.gone_workers is 'Workers that said good-bye or were given up within the last minutes: whatever they claim from then on is given back. The row of a worker moves here when it leaves pipeline_private.workers.';
comment on column pipeline_private.gone_workers.pool_id is 'The name under which its pool locked jobs.';
comment on column pipeline_private.gone_workers.gone_at is 'When, by the real clock.';

-- A call for a text is for its lead.
alter type pipeline_private.claimed_message add attribute lead_id uuid;

create domain pipeline.provider_name as text constraint provider_is_a_name check (value ~ '^[a-z][a-z0-9_]*$');
create domain pipeline.call_outcome as text
  constraint outcome_of_call_is_known check (value in ('ok', 'refused', 'limited', 'failed', 'timed_out'));

-- Can be parted by months without being written anew: the key contains the time, and nothing refers to it. It refers to
-- nothing either: a call is written down while others have its lead locked.
create table pipeline.api_usage (
  id uuid not null,
  provider pipeline.provider_name not null,
  purpose text not null,
  agent text,
  vendor_lead_id uuid,
  began_at timestamptz not null,
  ms integer,
  outcome pipeline.call_outcome,
  code text,
  provider_call_id text,
  units numeric,
  pence numeric,

  primary key (id, began_at)
);

create index api_usage_began_at on pipeline.api_usage (began_at, provider);
create index api_usage_lead on pipeline.api_usage (vendor_lead_id, began_at);

comment on table pipeline.api_usage is 'Every call that we make outside: one row for each request, also when it failed. Nothing personal.';
comment on column pipeline.api_usage.id is 'Names the call.';
comment on column pipeline.api_usage.provider is 'Who is called: twilio, meta, slack, smtp, monitor (who is given signs of life), agent (one over HTTP), model.';
comment on column pipeline.api_usage.purpose is 'What for: send_text, find_text, VALIDATE, …';
comment on column pipeline.api_usage.agent is 'The agent that is called, or for which somebody else is; null when none is concerned.';
comment on column pipeline.api_usage.vendor_lead_id is 'The lead it is about; null when it is about none. No foreign key: it may be gone.';
comment on column pipeline.api_usage.began_at is 'When it began, by the business clock.';
comment on column pipeline.api_usage.ms is 'How long it took; null while it is under way, and for ever when its process died on the way.';
comment on column pipeline.api_usage.outcome is 'ok, refused (the provider will not do this), limited (too many calls), failed (an error of theirs, or they could not be reached), timed_out; null while it is under way, and for ever when its process died on the way.';
comment on column pipeline.api_usage.code is 'What the provider said in figures: an HTTP or SMTP status, or the name of what broke the line; null while it is under way.';
comment on column pipeline.api_usage.provider_call_id is 'What the provider calls it, or what came of it; null when it does not say.';
comment on column pipeline.api_usage.units is 'How much of what the provider counts it took: segments of a text, tokens of a model; null when nothing is counted.';
comment on column pipeline.api_usage.pence is 'What it cost, in pence; null when that is not known.';

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
  counts jsonb,

  constraint counts_are_by_kind check (jsonb_typeof(counts) = 'object'),
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
comment on column pipeline.schedule_runs.counts is 'How much of each kind was done, by its name, where a step does several; null where it does not, and before it is over.';

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

-- Which step of the clock looks after the leads of a stage; whoever has none is looked after by reconcile.
alter table pipeline.stages add column schedule pipeline.schedule_name references pipeline.schedules (schedule) on update cascade on delete set null;
create index stages_schedule on pipeline.stages (schedule);
comment on column pipeline.stages.schedule is 'Which schedule looks for leads here that are overdue and looked at by nobody; null: reconcile.';

grant select on pipeline_private.work_kinds, pipeline.api_usage, pipeline.schedules, pipeline.schedule_runs to pipeline_viewer, pipeline_worker;
grant update (every, at_times, on_weekday, on_day, waits_for, tries, enabled) on pipeline.schedules to pipeline_admin;

reset role;
