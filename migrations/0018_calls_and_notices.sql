-- Up Migration
-- What we call outside, call by call. What kinds of work book jobs. And by which ways people are told of alerts.
set local role pipeline_owner;

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

grant select on pipeline.api_usage to pipeline_viewer, pipeline_worker;

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
  );

grant select on pipeline_private.work_kinds to pipeline_viewer, pipeline_worker;

create domain pipeline.notice_status as text
  constraint notice_status_is_known check (value in ('waiting', 'sent', 'overtaken', 'failed', 'no_channel'));
create domain pipeline.notice_kind as text constraint notice_kind_is_known check (value in ('raised', 'ended'));

create table pipeline.alert_channels (
  channel text primary key,
  title pipeline.one_line not null,
  severities text[] not null,
  tells_end boolean not null default true,
  enabled boolean not null default true,

  constraint channel_is_a_name check (channel ~ '^[a-z][a-z_]*$'),
  constraint severities_are_known check (severities <@ array['LOW', 'MEDIUM', 'HIGH'])
);

comment on table pipeline.alert_channels is 'By which ways people are told of alerts, and of which.';
comment on column pipeline.alert_channels.channel is 'Its name: slack, email. What it needs is set in the environment of the workers.';
comment on column pipeline.alert_channels.title is 'What people call it.';
comment on column pipeline.alert_channels.severities is 'Alerts of which severities it tells: LOW, MEDIUM, HIGH.';
comment on column pipeline.alert_channels.tells_end is 'Whether it also tells that an alert is over.';
comment on column pipeline.alert_channels.enabled is 'Whether it is used at all.';

create table pipeline.alert_channel_states (
  channel text primary key references pipeline.alert_channels (channel) on update cascade on delete cascade,
  next_send_at timestamptz not null default pipeline.now(),
  failures integer not null default 0,
  last_sent_at timestamptz,
  broken_since timestamptz,
  last_code text,
  last_error text
);

comment on table pipeline.alert_channel_states is 'How the ways to people are: written by the workers.';
comment on column pipeline.alert_channel_states.channel is 'The channel.';
comment on column pipeline.alert_channel_states.next_send_at is 'Before this nothing more is sent: one notice at a time and one a second, or it wants us to wait. What comes meanwhile goes in one notice.';
comment on column pipeline.alert_channel_states.failures is 'How often it has failed since it last took something.';
comment on column pipeline.alert_channel_states.last_sent_at is 'When it last took something; null if it never did.';
comment on column pipeline.alert_channel_states.broken_since is 'Since when it is switched off because it will never take anything as it is; mend_alert_channel() ends that. Null while it is used.';
comment on column pipeline.alert_channel_states.last_code is 'What its last failure was, in figures; null before the first.';
comment on column pipeline.alert_channel_states.last_error is 'What its last failure was, in words; null before the first.';

create table pipeline.alert_deliveries (
  id uuid primary key default uuidv7(),
  alert_id uuid not null references pipeline.alerts (id) on delete cascade,
  channel text not null references pipeline.alert_channels (channel) on update cascade on delete cascade,
  kind pipeline.notice_kind not null,
  status pipeline.notice_status not null default 'waiting',
  attempts integer not null default 0,
  next_attempt_at timestamptz default pipeline.now(),
  booked_at timestamptz,
  newly_booked boolean not null default false,
  went_in uuid,
  goes_alone boolean not null default false,
  sent_at timestamptz,
  code text,
  error text,
  created_at timestamptz not null default pipeline.now(),

  constraint sent_is_complete check ((status = 'sent') = (sent_at is not null))
);

create unique index one_notice_of_a_kind on pipeline.alert_deliveries (alert_id, channel, kind);
create index alert_deliveries_channel on pipeline.alert_deliveries (channel, created_at);
create index alert_deliveries_waiting on pipeline.alert_deliveries (channel, next_attempt_at) where status = 'waiting';

comment on table pipeline.alert_deliveries is 'Each notice of an alert to each channel: a job delivers it, and tries again with growing pauses. A channel that tells us nothing when a line breaks may get one twice after a worker died, never none.';
comment on column pipeline.alert_deliveries.id is 'Names the notice; also the Message-ID of an e-mail.';
comment on column pipeline.alert_deliveries.alert_id is 'What it tells of.';
comment on column pipeline.alert_deliveries.channel is 'Whom it goes to.';
comment on column pipeline.alert_deliveries.kind is 'raised, or ended: the alert is over.';
comment on column pipeline.alert_deliveries.status is 'waiting, sent, overtaken (the alert was over before it left), failed (the channel refused this very one, or a day in vain), no_channel (the channel is not set up).';
comment on column pipeline.alert_deliveries.attempts is 'How often somebody has tried; what an earlier attempt says counts no more.';
comment on column pipeline.alert_deliveries.next_attempt_at is 'When it is tried next, by the business clock; while somebody is at it, when another takes over. Null while its channel is broken, and when it waits no more.';
comment on column pipeline.alert_deliveries.booked_at is 'For when a job that delivers it is booked; null when none is.';
comment on column pipeline.alert_deliveries.newly_booked is 'Whether the latest change of the row booked a job.';
comment on column pipeline.alert_deliveries.went_in is 'The message that an attempt put it in, named by one of its notices. Stays while nobody knows whether the channel took that: then the same message comes again. Null before, and once it is known that it was not taken.';
comment on column pipeline.alert_deliveries.goes_alone is 'Whether it is sent by itself, since the channel refused a message that it was in with others.';
comment on column pipeline.alert_deliveries.sent_at is 'When the channel took it; null before.';
comment on column pipeline.alert_deliveries.code is 'What the channel said in figures; null before the first attempt.';
comment on column pipeline.alert_deliveries.error is 'Why the last attempt failed, or which of its addresses did not take it; null when all went well.';
comment on column pipeline.alert_deliveries.created_at is 'Since when it waits.';

alter table pipeline.alerts
  add column resolved_by text,
  add column resolved_because pipeline.free_text,
  add constraint resolver_resolved check (resolved_by is null or resolved_at is not null);
comment on column pipeline.alerts.resolved_by is 'Who said by resolve_alert() that it is over; null when it ended by itself.';
comment on column pipeline.alerts.resolved_because is 'Why they said so; null when it ended by itself.';

alter table pipeline.alert_rules add column todo pipeline.one_line, add column is_looked_for boolean;
comment on column pipeline.alert_rules.is_looked_for is 'Whether it is looked for every quarter of an hour, and ends when it is found no more; null: whoever sees it happen raises it.';
comment on column pipeline.alert_rules.todo is 'What to do about it, told with each notice; null when nobody has written it.';

grant select on pipeline.alert_channels, pipeline.alert_channel_states, pipeline.alert_deliveries to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.alert_channels to pipeline_admin;

-- A call for a text is for its lead.
alter type pipeline_private.claimed_message add attribute lead_id uuid;

reset role;
