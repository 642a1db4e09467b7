-- Up Migration
-- What is wrong with a lead's data, what is watched of all that the figures say, and by which ways people are told of alerts.
set local role pipeline_owner;

alter table pipeline.stages add column inactive_after interval
  constraint inactive_after_is_within_a_century check (inactive_after > interval '0' and inactive_after <= interval '100 years');
comment on column pipeline.stages.inactive_after is 'After how long without a sign of life a lead here is a matter of data quality: see data_issues; null: never.';

create index vendor_leads_nameless on pipeline.vendor_leads (pipeline_stage) where vendor_name is null and turn is not null;
create index vendor_leads_offer_above_value on pipeline.vendor_leads (pipeline_stage)
  where offer_amount > estimated_market_value and turn is not null;

create type pipeline.data_issue_count as (issue text, leads integer);

comment on type pipeline.data_issue_count is 'How many leads have an issue of their data now.';
comment on column pipeline.data_issue_count.issue is 'As in data_issues; null where it stands for any.';
comment on column pipeline.data_issue_count.leads is 'How many leads have it.';

-- Few events are failures, and these are counted by the hour.
create index pipeline_events_failed_tries on pipeline.pipeline_events (created_at) where event_type = 'agent_failed';

create domain pipeline.notice_pause as interval
  constraint pause_is_sensible check (value between interval '15 minutes' and interval '30 days');

alter table pipeline.alert_rules
  add column todo pipeline.one_line,
  add column is_looked_for boolean,
  add column least_count integer constraint count_is_positive check (least_count > 0),
  add column least_share numeric(5, 4) constraint share_is_a_share check (least_share > 0 and least_share <= 1),
  add column condition text,
  add column measures pipeline.one_line,
  add column least_sample integer constraint least_sample_is_positive check (least_sample > 0),
  add column below_share numeric constraint below_share_is_a_share check (below_share > 0 and below_share <= 1),
  add column holds_for interval constraint holds_for_is_sensible check (holds_for > interval '0' and holds_for <= interval '30 days'),
  add column repeats_every pipeline.notice_pause,
  add column escalates_after pipeline.notice_pause,
  add column covered_by text[],
  add column looks_back boolean,
  add column counts_up_to integer constraint counts_up_to_is_positive check (counts_up_to > 0),
  add constraint condition_says_what_it_measures check ((condition is null) = (measures is null)),
  add constraint condition_says_whether_it_looks_back check ((condition is null) = (looks_back is null)),
  add constraint condition_is_looked_for check (condition is null or is_looked_for),
  add constraint threshold_is_counted_up_to check (least_count <= counts_up_to);

comment on column pipeline.alert_rules.todo is 'What to do about it, told with each notice; null when nobody has written it.';
comment on column pipeline.alert_rules.is_looked_for is 'Whether it is looked for every quarter of an hour, and ends when it is found no more; null: whoever sees it happen raises it.';
comment on column pipeline.alert_rules.least_count is 'From how many cases on it is raised, where cases are counted; null where they are not.';
comment on column pipeline.alert_rules.least_share is 'And from which share of all on, where they are compared with that; null where they are not.';
comment on column pipeline.alert_rules.condition is 'A query that finds what is wrong at a moment, $1, and counts up to counts_up_to, $2: see alert_finding for its columns. It comes by a release only, may only read and has a second; null where whoever sees it happen raises it.';
comment on column pipeline.alert_rules.measures is 'What the amounts are that its condition finds; null where it has no condition.';
comment on column pipeline.alert_rules.least_sample is 'How many cases there must be before a share says anything; null where none is compared.';
comment on column pipeline.alert_rules.below_share is 'Below which share of all it is raised; null where that is not asked.';
comment on column pipeline.alert_rules.holds_for is 'For how long it must have been so before it is raised; null when at once.';
comment on column pipeline.alert_rules.repeats_every is 'How often it is told again while it is open and nobody looks after it; null when once is enough.';
comment on column pipeline.alert_rules.escalates_after is 'When nobody has looked after it for so long, it matters more and every channel is told, once; null when never.';
comment on column pipeline.alert_rules.covered_by is 'Alerts that tell of its cause: while one of them is open that matters as much, nobody is told of this one; null when there are none.';
comment on column pipeline.alert_rules.looks_back is 'Whether its condition also tells how it was at a past moment; null where it has no condition.';
comment on column pipeline.alert_rules.counts_up_to is 'Up to how many its condition counts, its $2: that many are said to be so many or more. It comes by a release; null where it counts all.';

-- Admins change what is meant to be changed; what is run comes by a release.
revoke insert, update on pipeline.alert_rules from pipeline_admin;
grant insert (type, severity, message, enabled, ends_with_visit, ends_with_answer, ends_with_turn, todo, repeats_every, escalates_after, covered_by)
on pipeline.alert_rules to pipeline_admin;
grant update (
  severity, message, enabled, ends_with_visit, ends_with_answer, ends_with_turn, todo, least_count, least_share, least_sample, below_share,
  holds_for, repeats_every, escalates_after, covered_by
)
on pipeline.alert_rules to pipeline_admin;

create type pipeline.alert_rule_preview as (
  open_now integer,
  would_raise integer,
  would_end integer
);

comment on type pipeline.alert_rule_preview is 'What another rule of alerts would do at once.';
comment on column pipeline.alert_rule_preview.open_now is 'Alerts of this type that are open.';
comment on column pipeline.alert_rule_preview.would_raise is 'How many would be raised at the next look; null for an alert that only something that happens raises.';
comment on column pipeline.alert_rule_preview.would_end is 'How many of those that are open would end at the next look.';

create type pipeline.alert_rule_seen as (
  severity text,
  enabled boolean,
  least_count integer,
  least_share numeric,
  least_sample integer,
  below_share numeric,
  holds_for interval,
  repeats_every interval,
  escalates_after interval
);

comment on type pipeline.alert_rule_seen is 'A rule of alerts as somebody last saw it; of what they do not change it does not matter.';
comment on column pipeline.alert_rule_seen.severity is 'LOW, MEDIUM or HIGH; also null where it does not change.';
comment on column pipeline.alert_rule_seen.enabled is 'Whether it is watched at all; also null where it does not change.';
comment on column pipeline.alert_rule_seen.least_count is 'From how many cases on it is raised, where cases are counted; null where they are not; also null where it does not change.';
comment on column pipeline.alert_rule_seen.least_share is 'And from which share of all on, where they are compared with that; null where they are not; also null where it does not change.';
comment on column pipeline.alert_rule_seen.least_sample is 'How many cases there must be before a share says anything; null where none is compared; also null where it does not change.';
comment on column pipeline.alert_rule_seen.below_share is 'Below which share of all it is raised; null where that is not asked; also null where it does not change.';
comment on column pipeline.alert_rule_seen.holds_for is 'For how long it must have been so before it is raised; null when at once; also null where it does not change.';
comment on column pipeline.alert_rule_seen.repeats_every is 'How often it is told again while it is open and nobody looks after it; null when once is enough; also null where it does not change.';
comment on column pipeline.alert_rule_seen.escalates_after is 'When nobody has looked after it for so long, it matters more and every channel is told, once; null when never; also null where it does not change.';

alter table pipeline.alerts
  add column resolved_by text,
  add column resolved_because pipeline.free_text,
  add column last_told_at timestamptz,
  add column escalated_at timestamptz,
  add constraint resolver_resolved check (resolved_by is null or resolved_at is not null);

comment on column pipeline.alerts.resolved_by is 'Who said by resolve_alert() that it is over; null when it ended by itself.';
comment on column pipeline.alerts.resolved_because is 'Why they said so; null when it ended by itself.';
comment on column pipeline.alerts.last_told_at is 'When people were last told of it; null before, and while it is silenced or another alert tells of its cause.';
comment on column pipeline.alerts.escalated_at is 'When it began to matter more since nobody looked after it; null before.';
-- Those of before were told.
update pipeline.alerts set last_told_at = last_raised_at;

create type pipeline_private.alert_finding as (
  scope text,
  vendor_lead_id uuid,
  amount numeric,
  out_of numeric,
  is_wrong boolean,
  message text,
  detail jsonb
);

comment on type pipeline_private.alert_finding is 'What the condition of an alert finds at a moment: a row for each scope.';
comment on column pipeline_private.alert_finding.scope is 'What it is about: pipeline, a source, an agent.';
comment on column pipeline_private.alert_finding.vendor_lead_id is 'The lead it is about; null when none.';
comment on column pipeline_private.alert_finding.amount is 'How many or how much; null where nothing is counted.';
comment on column pipeline_private.alert_finding.out_of is 'Of how many, or what was to be expected; null where it is compared with nothing.';
comment on column pipeline_private.alert_finding.is_wrong is 'Whether that is to be raised; null where the thresholds of the rule say.';
comment on column pipeline_private.alert_finding.message is 'What is the matter, in words; null where the rule says it.';
comment on column pipeline_private.alert_finding.detail is 'The figures and names behind it; null when there are none.';

create type pipeline.alert_trial as (
  at timestamptz,
  scope text,
  amount numeric,
  out_of numeric,
  would_be_raised boolean
);

comment on type pipeline.alert_trial is 'What a rule of alerts would have found at a past moment.';
comment on column pipeline.alert_trial.at is 'The moment.';
comment on column pipeline.alert_trial.scope is 'What it is about.';
comment on column pipeline.alert_trial.amount is 'How many or how much; null where nothing is counted.';
comment on column pipeline.alert_trial.out_of is 'Of how many, or what was to be expected; null where it is compared with nothing.';
comment on column pipeline.alert_trial.would_be_raised is 'Whether it would have been raised, if it had held for long enough.';

create type pipeline.watched_value as (
  type text,
  scope text,
  amount numeric,
  out_of numeric,
  is_wrong boolean,
  lately double precision[]
);

comment on type pipeline.watched_value is 'What the condition of a rule of alerts found last, and in the hours before.';
comment on column pipeline.watched_value.type is 'The rule.';
comment on column pipeline.watched_value.scope is 'What it is about.';
comment on column pipeline.watched_value.amount is 'How many or how much it was last.';
comment on column pipeline.watched_value.out_of is 'Of how many, or what was to be expected; null where it is compared with nothing.';
comment on column pipeline.watched_value.is_wrong is 'Whether that is to be raised.';
comment on column pipeline.watched_value.lately is 'What it was in each hour of three days that it was looked at, the oldest first: a share where it is one of something.';

create table pipeline.alert_rule_states (
  type text primary key references pipeline.alert_rules (type) on update cascade on delete cascade,
  looked_at timestamptz not null,
  failed_because pipeline.free_text
);

comment on table pipeline.alert_rule_states is 'When the condition of each rule of alerts was last looked at.';
comment on column pipeline.alert_rule_states.type is 'The rule.';
comment on column pipeline.alert_rule_states.looked_at is 'When.';
comment on column pipeline.alert_rule_states.failed_because is 'Why it could not be: an error, or longer than a second; what it had found stands. Null when it went well.';

create table pipeline.alert_values (
  type text not null references pipeline.alert_rules (type) on update cascade on delete cascade,
  scope text not null,
  hour_at timestamptz not null,
  amount numeric not null,
  out_of numeric,
  is_wrong boolean not null,

  constraint alert_values_pkey primary key (type, scope, hour_at)
);

create index alert_values_hour_at on pipeline.alert_values (hour_at);

comment on table pipeline.alert_values is 'What the condition of each rule of alerts found in each hour, the last time it was looked at, whether it was raised or not; kept for 100 days.';
comment on column pipeline.alert_values.type is 'The rule.';
comment on column pipeline.alert_values.scope is 'What it is about.';
comment on column pipeline.alert_values.hour_at is 'When the hour began.';
comment on column pipeline.alert_values.amount is 'How many or how much: alert_rules.measures says of what.';
comment on column pipeline.alert_values.out_of is 'Of how many, or what was to be expected; null where it is compared with nothing.';
comment on column pipeline.alert_values.is_wrong is 'Whether that was to be raised by the thresholds of that time.';

create table pipeline.alert_findings (
  type text not null references pipeline.alert_rules (type) on update cascade on delete cascade,
  scope text not null,
  found_since timestamptz not null default pipeline.now(),
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete cascade,
  amount numeric,
  out_of numeric,
  message pipeline.free_text,
  detail jsonb not null default '{}',

  constraint alert_findings_pkey primary key (type, scope)
);

create index alert_findings_lead on pipeline.alert_findings (vendor_lead_id) where vendor_lead_id is not null;

comment on table pipeline.alert_findings is 'What is wrong now by the condition of a rule of alerts, whether it is raised already or has to hold for longer.';
comment on column pipeline.alert_findings.type is 'The rule.';
comment on column pipeline.alert_findings.scope is 'What it is about.';
comment on column pipeline.alert_findings.found_since is 'Since when it has been found each time.';
comment on column pipeline.alert_findings.vendor_lead_id is 'The lead it is about; null when none.';
comment on column pipeline.alert_findings.amount is 'How many or how much; null where nothing is counted.';
comment on column pipeline.alert_findings.out_of is 'Of how many, or what was to be expected; null where it is compared with nothing.';
comment on column pipeline.alert_findings.message is 'What is the matter, in words; null where the rule says it.';
comment on column pipeline.alert_findings.detail is 'The figures and names behind it.';

create table pipeline.alert_silences (
  id uuid primary key default uuidv7(),
  type text not null references pipeline.alert_rules (type) on update cascade on delete cascade,
  scope text,
  reason pipeline.free_text not null,
  silenced_by text not null,
  created_at timestamptz not null default pipeline.now(),
  until timestamptz not null,
  ended_at timestamptz,
  ended_by text,

  constraint silence_has_an_end check (until > created_at),
  constraint who_ended_it_is_known check ((ended_at is null) = (ended_by is null))
);

create index alert_silences_until on pipeline.alert_silences (type, until);

comment on table pipeline.alert_silences is 'When nobody was to be told of an alert, why, and who said so. The alert itself is raised and shown; silence_alert() writes a row, end_silence() ends it before its time.';
comment on column pipeline.alert_silences.id is 'Names the silence.';
comment on column pipeline.alert_silences.type is 'Alerts of this rule.';
comment on column pipeline.alert_silences.scope is 'Only those about this; null for all of the rule.';
comment on column pipeline.alert_silences.reason is 'Why.';
comment on column pipeline.alert_silences.silenced_by is 'Who said so.';
comment on column pipeline.alert_silences.created_at is 'Since when.';
comment on column pipeline.alert_silences.until is 'Until when; what is open then is told.';
comment on column pipeline.alert_silences.ended_at is 'When it was ended before its time; null when it was not.';
comment on column pipeline.alert_silences.ended_by is 'Who ended it; null when nobody did.';

create domain pipeline.notice_status as text
  constraint notice_status_is_known check (value in ('waiting', 'sent', 'overtaken', 'failed', 'no_channel'));
create domain pipeline.notice_kind as text
  constraint notice_kind_is_known check (value in ('raised', 'repeated', 'escalated', 'ended'));

create table pipeline.alert_channels (
  channel text primary key,
  title pipeline.one_line not null,
  severities text[] not null,
  tells_end boolean not null default true,
  enabled boolean not null default true,
  reports text[],

  constraint channel_is_a_name check (channel ~ '^[a-z][a-z_]*$'),
  constraint severities_are_known check (severities <@ array['LOW', 'MEDIUM', 'HIGH']),
  constraint reports_are_known check (reports <@ array['morning', 'daily', 'weekly'])
);

comment on table pipeline.alert_channels is 'By which ways people are told of alerts, and of which.';
comment on column pipeline.alert_channels.channel is 'Its name: slack, email. What it needs is set in the environment of the workers.';
comment on column pipeline.alert_channels.title is 'What people call it.';
comment on column pipeline.alert_channels.severities is 'Alerts of which severities it tells: LOW, MEDIUM, HIGH.';
comment on column pipeline.alert_channels.tells_end is 'Whether it also tells that an alert is over.';
comment on column pipeline.alert_channels.enabled is 'Whether it is used at all.';
comment on column pipeline.alert_channels.reports is 'Which kinds of reports it brings; null when none.';

create table pipeline.alert_channel_states (
  channel text not null references pipeline.alert_channels (channel) on update cascade on delete cascade,
  next_send_at timestamptz not null default pipeline.now(),
  failures integer not null default 0,
  last_sent_at timestamptz,
  broken_since timestamptz,
  last_code text,
  last_error text,
  user_id uuid references pipeline_private.users (id) on delete cascade,
  destination text primary key generated always as (channel || coalesce(':' || user_id::text, '')) stored
);

create index alert_channel_states_channel on pipeline.alert_channel_states (channel);
create index alert_channel_states_user on pipeline.alert_channel_states (user_id) where user_id is not null;

comment on column pipeline.alert_channel_states.channel is 'The channel.';
comment on column pipeline.alert_channel_states.next_send_at is 'Before this nothing more is sent: one notice at a time and one a second, or it wants us to wait. What comes meanwhile goes in one notice.';
comment on column pipeline.alert_channel_states.failures is 'How often it has failed since it last took something.';
comment on column pipeline.alert_channel_states.last_sent_at is 'When it last took something; null if it never did.';
comment on column pipeline.alert_channel_states.broken_since is 'Since when it is switched off because it will never take anything as it is; mend_alert_channel() ends that. Null while it is used.';
comment on column pipeline.alert_channel_states.last_code is 'What its last failure was, in figures; null before the first.';
comment on column pipeline.alert_channel_states.last_error is 'What its last failure was, in words; null before the first.';
comment on table pipeline.alert_channel_states is 'How the ways to people are: written by the workers. Of other persons'' own ways nobody sees any.';
comment on column pipeline.alert_channel_states.user_id is 'Whose own way it is; null for the company''s.';
comment on column pipeline.alert_channel_states.destination is 'Names the way: the channel, and whose it is.';

-- One engine delivers all: what waits for the same destination goes together. A report goes by the same ways as an alert, one
-- delivery for each, always by itself.
create table pipeline.alert_deliveries (
  id uuid primary key default uuidv7(),
  alert_id uuid references pipeline.alerts (id) on delete cascade,
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
  notice_id uuid references pipeline.notices (id) on delete cascade,
  user_id uuid references pipeline_private.users (id) on delete cascade,
  destination text generated always as (channel || coalesce(':' || user_id::text, '')) stored,
  report_kind pipeline.report_kind,
  report_day date,

  constraint sent_is_complete check ((status = 'sent') = (sent_at is not null)),
  constraint tells_of_one_thing check (num_nonnulls(alert_id, notice_id, report_day) = 1),
  constraint notices_go_to_their_person check ((notice_id is null) = (user_id is null)),
  constraint report_has_a_day check ((report_kind is null) = (report_day is null)),
  constraint reports_go_alone check (report_day is null or goes_alone),
  constraint report_is_known foreign key (report_kind, report_day) references pipeline.reports (kind, day) on delete cascade
);

create index alert_deliveries_channel on pipeline.alert_deliveries (channel, created_at);
create index alert_deliveries_waiting on pipeline.alert_deliveries (destination, next_attempt_at) where status = 'waiting';
create unique index one_delivery_of_a_notice on pipeline.alert_deliveries (notice_id, channel);
create index alert_deliveries_user on pipeline.alert_deliveries (user_id) where user_id is not null;
create unique index one_notice_of_a_kind on pipeline.alert_deliveries (alert_id, channel, kind) where kind <> 'repeated';
create index alert_deliveries_alert on pipeline.alert_deliveries (alert_id);
create unique index one_repetition_at_a_time on pipeline.alert_deliveries (alert_id, channel) where kind = 'repeated' and status = 'waiting';
create unique index one_delivery_of_a_report on pipeline.alert_deliveries (report_kind, report_day, destination) where report_day is not null;

comment on column pipeline.alert_deliveries.id is 'Names the notice; also the Message-ID of an e-mail.';
comment on column pipeline.alert_deliveries.alert_id is 'What it tells of; null for a person''s own notice, and for a report.';
comment on column pipeline.alert_deliveries.channel is 'Whom it goes to.';
comment on column pipeline.alert_deliveries.kind is 'raised, or ended: the alert is over. raised for all that is no alert.';
comment on column pipeline.alert_deliveries.status is 'waiting, sent, overtaken (it was over, or read, before it left), failed (the channel refused this very one, or a day in vain), no_channel (the channel is not set up).';
comment on column pipeline.alert_deliveries.attempts is 'How often somebody has tried; what an earlier attempt says counts no more.';
comment on column pipeline.alert_deliveries.next_attempt_at is 'When it is tried next, by the business clock; while somebody is at it, when another takes over. Null while its channel is broken, and when it waits no more.';
comment on column pipeline.alert_deliveries.booked_at is 'For when a job that delivers it is booked; null when none is.';
comment on column pipeline.alert_deliveries.newly_booked is 'Whether the latest change of the row booked a job.';
comment on column pipeline.alert_deliveries.went_in is 'The message that an attempt put it in, named by one of its notices. Stays while nobody knows whether the channel took that: then the same message comes again. Null before, and once it is known that it was not taken.';
comment on column pipeline.alert_deliveries.goes_alone is 'Whether it is sent by itself, since the channel refused a message that it was in with others.';
comment on column pipeline.alert_deliveries.sent_at is 'When the channel took it; null before.';
comment on column pipeline.alert_deliveries.code is 'What the channel said in figures; null before the first attempt.';
comment on column pipeline.alert_deliveries.error is 'Why the last attempt failed, or which of its addresses did not take it; null when all went well.';
comment on column pipeline.alert_deliveries.created_at is 'Since when it waits to be sent: a person''s own from when it may leave.';
comment on table pipeline.alert_deliveries is 'Each notice to each channel, of an alert to one of the company''s or of what concerns a person to one of their own: a job delivers it, and tries again with growing pauses. A channel that tells us nothing when a line breaks may get one twice after a worker died, never none. Of what goes to other persons nobody sees any.';
comment on column pipeline.alert_deliveries.notice_id is 'The person''s own notice that it tells of; null for an alert, and for a report.';
comment on column pipeline.alert_deliveries.user_id is 'Whose notice it is; null for an alert, and for a report to a channel of the company.';
comment on column pipeline.alert_deliveries.destination is 'Names the way that it goes: the channel, and whose it is.';
comment on column pipeline.alert_deliveries.report_kind is 'The kind of the report that it brings; null unless it is one.';
comment on column pipeline.alert_deliveries.report_day is 'The day of the report that it brings; null unless it is one.';

grant select on
  pipeline.alert_rule_states, pipeline.alert_values, pipeline.alert_findings, pipeline.alert_silences, pipeline.alert_channels,
  pipeline.alert_channel_states, pipeline.alert_deliveries
to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.alert_channels to pipeline_admin;

reset role;
