-- Up Migration
-- What is wrong with a lead's data, and what is watched of all that the figures say.
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

create type pipeline.figure_anomaly as (
  figure text,
  scope text,
  last_day date,
  days integer,
  hours integer,
  amount numeric,
  expected numeric,
  chance double precision
);
comment on type pipeline.figure_anomaly is 'How usual what came on the last whole days, or in the last whole hours, is, beside the same weekdays, and hours, of the eight weeks before.';
comment on column pipeline.figure_anomaly.figure is 'The figure.';
comment on column pipeline.figure_anomaly.scope is 'Of what; empty for all together.';
comment on column pipeline.figure_anomaly.last_day is 'The last of the days, or that of the last hour.';
comment on column pipeline.figure_anomaly.days is 'How many days it is about; null where it is about hours.';
comment on column pipeline.figure_anomaly.hours is 'How many hours it is about; null where it is about days.';
comment on column pipeline.figure_anomaly.amount is 'What came in that time.';
comment on column pipeline.figure_anomaly.expected is 'The median of what came in as much time up to the same weekday, and hour.';
comment on column pipeline.figure_anomaly.chance is 'How often so little, or with a rise so much, comes by chance; of hours, which are looked at all day long, a thousand times that, and 1 at most.';

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

alter table pipeline.alerts
  add column last_told_at timestamptz,
  add column escalated_at timestamptz;
comment on column pipeline.alerts.last_told_at is 'When people were last told of it; null before, and while it is silenced or another alert tells of its cause.';
comment on column pipeline.alerts.escalated_at is 'When it began to matter more since nobody looked after it; null before.';
-- Those of before were told.
update pipeline.alerts set last_told_at = last_raised_at;

alter domain pipeline.notice_kind drop constraint notice_kind_is_known;
alter domain pipeline.notice_kind
  add constraint notice_kind_is_known check (value in ('raised', 'repeated', 'escalated', 'ended'));
comment on column pipeline.alert_deliveries.kind is 'raised; repeated: nobody looks after it; escalated: nobody has for so long that it matters more; ended: the alert is over.';
drop index pipeline.one_notice_of_a_kind;
create unique index one_notice_of_a_kind on pipeline.alert_deliveries (alert_id, channel, kind) where kind <> 'repeated';
create index alert_deliveries_alert on pipeline.alert_deliveries (alert_id);
create unique index one_repetition_at_a_time on pipeline.alert_deliveries (alert_id, channel) where kind = 'repeated' and status = 'waiting';

grant select on
  pipeline.alert_rule_states, pipeline.alert_values, pipeline.alert_findings, pipeline.alert_silences
to pipeline_viewer, pipeline_worker;

reset role;
