-- Up Migration
-- What is measured, each figure defined once; what it was in each hour and on each day, as sums that add up to those of any period.
set local role pipeline_owner;

create schema reporting;
grant usage on schema reporting to pipeline_analyst, pipeline_viewer, pipeline_worker;
comment on schema reporting is 'Views for analysts: what happened, without anything that tells of a person.';

create domain pipeline.figure_name as text constraint figure_is_a_name check (value ~ '^[a-z][a-z0-9_]{1,60}$');
create domain pipeline.figure_unit as text
  constraint figure_unit_is_known check (value in ('count', 'share', 'GBP', 'seconds', 'hours', 'days'));
create domain pipeline.figure_division as text constraint figure_division_is_known check (value in (
  'nothing', 'source', 'stage', 'template', 'sender', 'agent', 'provider', 'person', 'band', 'kind', 'reason', 'fact'
));
create domain pipeline.target_side as text constraint target_side_is_known check (value in ('at_least', 'at_most'));

create table pipeline.figures (
  figure pipeline.figure_name primary key,
  title pipeline.one_line not null,
  unit pipeline.figure_unit not null,
  counts pipeline.free_text not null,
  divided_by pipeline.figure_division not null default 'nothing',
  is_divided boolean not null default true,
  sums_up boolean not null default true,
  by_cohort boolean not null default false,
  has_spread boolean not null default false,
  maturity pipeline.one_line,
  matures_after interval,
  settles_after interval not null default interval '2 days',
  least_cases integer not null default 1,
  target double precision,
  target_is pipeline.target_side,
  position integer not null,
  reported_in text[],
  more_is_better boolean,

  constraint target_says_its_side check ((target is null) = (target_is is null)),
  constraint maturity_is_said check ((maturity is not null) = (by_cohort or matures_after is not null)),
  constraint maturity_is_positive check (matures_after > interval '0'),
  constraint settles_when_mature check (settles_after >= coalesce(matures_after, interval '2 days') and settles_after <= interval '800 days'),
  constraint cases_are_positive check (least_cases > 0),
  constraint reports_are_known check (reported_in <@ array['morning', 'daily', 'weekly']),
  constraint a_target_is_a_number check (target not in ('NaN', 'Infinity', '-Infinity'))
);

create index figures_position on pipeline.figures (position);

comment on table pipeline.figures is 'What is measured. A figure of a period is amount divided by out_of, each summed over its hours or days; where there is no out_of, the amount.';
comment on column pipeline.figures.figure is 'Names it.';
comment on column pipeline.figures.title is 'What people call it.';
comment on column pipeline.figures.unit is 'What it is in: a count, a share from 0 to 1, GBP, seconds, hours or days.';
comment on column pipeline.figures.counts is 'What it counts, in a sentence.';
comment on column pipeline.figures.divided_by is 'What its scopes are; nothing when it has only the one of all.';
comment on column pipeline.figures.is_divided is 'Whether it is divided by a number of cases; else it is the plain sum.';
comment on column pipeline.figures.sums_up is 'Whether the amounts of hours and days add up. Where they do not, it says what stood at a moment: a day''s is that of its latest hour, a period''s that of its latest day.';
comment on column pipeline.figures.by_cohort is 'Whether it is about the leads that came on a day, whatever has become of them since; they are mature after settings.cohort_matures_after.';
comment on column pipeline.figures.has_spread is 'Whether median and ninth decile are kept.';
comment on column pipeline.figures.maturity is 'What is still to come of young cases; null when they are whole at once.';
comment on column pipeline.figures.matures_after is 'How old cases are when they are mature; null when they are whole at once, and where by_cohort says so.';
comment on column pipeline.figures.settles_after is 'For how long days are written anew each night.';
comment on column pipeline.figures.least_cases is 'How many cases there must be, before it says anything.';
comment on column pipeline.figures.target is 'What it is to be, in its unit; null when nothing is aimed at.';
comment on column pipeline.figures.target_is is 'Whether that is the least or the most; null when nothing is aimed at.';
comment on column pipeline.figures.position is 'Its place in lists.';
comment on column pipeline.figures.reported_in is 'In which kinds of reports it is; null when in none. Those with a target are in all.';
comment on column pipeline.figures.more_is_better is 'Whether more of it is better; null where neither is.';

create table pipeline.figure_hours (
  figure pipeline.figure_name not null references pipeline.figures (figure) on update cascade on delete cascade,
  scope text not null,
  hour_at timestamptz not null,
  amount numeric not null,
  out_of numeric,

  constraint figure_hours_pkey primary key (figure, scope, hour_at)
);

create index figure_hours_hour_at on pipeline.figure_hours (hour_at);

comment on table pipeline.figure_hours is 'What figures were in each hour, for settings.figure_hours_kept_for; written every quarter of an hour. Where there is no row, nothing happened.';
comment on column pipeline.figure_hours.figure is 'The figure.';
comment on column pipeline.figure_hours.scope is 'Of what: a source, a stage or whatever figures.divided_by says; empty for all together.';
comment on column pipeline.figure_hours.hour_at is 'When the hour began: a moment, so that the two hours of the same name in autumn are two.';
comment on column pipeline.figure_hours.amount is 'What is summed.';
comment on column pipeline.figure_hours.out_of is 'By what it is divided, the number of cases; null where it is not divided.';

create table pipeline.figure_days (
  figure pipeline.figure_name not null references pipeline.figures (figure) on update cascade on delete cascade,
  scope text not null,
  day date not null,
  amount numeric not null,
  out_of numeric,

  constraint figure_days_pkey primary key (figure, scope, day)
);

create index figure_days_day on pipeline.figure_days (day);

comment on table pipeline.figure_days is 'What figures were on each day of settings.time_zone; today''s so far, every quarter of an hour. Where there is no row, nothing happened.';
comment on column pipeline.figure_days.figure is 'The figure.';
comment on column pipeline.figure_days.scope is 'Of what: a source, a stage or whatever figures.divided_by says; empty for all together.';
comment on column pipeline.figure_days.day is 'The day.';
comment on column pipeline.figure_days.amount is 'What is summed.';
comment on column pipeline.figure_days.out_of is 'By what it is divided, the number of cases; null where it is not divided.';

create table pipeline_private.figure_spreads (
  figure pipeline.figure_name not null references pipeline.figures (figure) on update cascade on delete cascade,
  scope text not null,
  day date not null,
  bucket smallint not null,
  cases numeric not null,

  constraint figure_spreads_pkey primary key (figure, scope, day, bucket)
);

create index figure_spreads_day on pipeline_private.figure_spreads (day);

comment on table pipeline_private.figure_spreads is 'How many cases of a day fell where, for medians: see pipeline_private.spread_bucket().';

create table pipeline_private.figure_mark (
  only_row boolean primary key default true check (only_row),
  written_until timestamptz,
  settled_on date,
  next_day date
);

comment on table pipeline_private.figure_mark is 'Up to when hours of figures are written; on which day the days before it were last written anew, and where that goes on when it was cut off.';

insert into pipeline_private.figure_mark default values;

create type pipeline.figure_value as (
  figure text,
  scope text,
  amount numeric,
  out_of numeric,
  value double precision,
  median double precision,
  p90 double precision,
  is_enough boolean,
  is_mature boolean,
  mature_value double precision,
  mature_out_of numeric,
  is_met boolean,
  as_of timestamptz
);

comment on type pipeline.figure_value is 'What a figure is in a period.';
comment on column pipeline.figure_value.figure is 'The figure.';
comment on column pipeline.figure_value.scope is 'Of what: a source, a stage or whatever figures.divided_by says; empty for all together.';
comment on column pipeline.figure_value.amount is 'The sum; where figures do not add up, what stood at the end of the period, which is null when nobody was at work in it.';
comment on column pipeline.figure_value.out_of is 'By what it is divided, the number of cases; null where it is not divided.';
comment on column pipeline.figure_value.value is 'The figure, in its unit; null when there is nothing to divide.';
comment on column pipeline.figure_value.median is 'Half of the cases are at most this, to 2.5 per cent; null where that is not kept, and when there are none.';
comment on column pipeline.figure_value.p90 is 'Nine of ten cases are at most this, to 2.5 per cent; null where that is not kept, and when there are none.';
comment on column pipeline.figure_value.is_enough is 'Whether there are as many cases as figures.least_cases wants.';
comment on column pipeline.figure_value.is_mature is 'Whether all cases of the period are mature.';
comment on column pipeline.figure_value.mature_value is 'The figure of those days of the period that are mature; null when there is nothing to divide.';
comment on column pipeline.figure_value.mature_out_of is 'The cases of those days; null where it is not divided.';
comment on column pipeline.figure_value.is_met is 'Whether the target is met; null when there is none, or nothing to divide.';
comment on column pipeline.figure_value.as_of is 'Up to when it is complete; null before anything was written.';

create type pipeline.figure_lead as (
  lead_id uuid,
  scope text,
  at timestamptz,
  amount numeric,
  out_of numeric
);

comment on type pipeline.figure_lead is 'A case of a figure.';
comment on column pipeline.figure_lead.lead_id is 'The lead it is about.';
comment on column pipeline.figure_lead.scope is 'The scope it belongs to.';
comment on column pipeline.figure_lead.at is 'When it happened: what puts it into its hour and day.';
comment on column pipeline.figure_lead.amount is 'What it adds to the sum.';
comment on column pipeline.figure_lead.out_of is 'What it adds to the number of cases; null where it is not divided.';

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

create table pipeline.source_spend (
  source pipeline.source_name not null,
  day date not null,
  amount numeric(12, 2) not null,
  recorded_by text not null,
  recorded_at timestamptz not null default pipeline.now(),

  constraint source_spend_pkey primary key (source, day),
  constraint spend_is_in_range check (amount >= 0 and amount <= 10000000),
  constraint day_is_of_our_time check (day >= '2000-01-01' and day < '2100-01-01')
);

create index source_spend_day on pipeline.source_spend (day);

comment on table pipeline.source_spend is 'What was spent on each source of leads, by the day. Where nobody says it, lead_sources.cost_per_lead counts for each lead.';
comment on column pipeline.source_spend.source is 'The source, as leads have it.';
comment on column pipeline.source_spend.day is 'The day, in the time zone of settings.';
comment on column pipeline.source_spend.amount is 'How much, in GBP.';
comment on column pipeline.source_spend.recorded_by is 'Who said so last.';
comment on column pipeline.source_spend.recorded_at is 'When they did, by the business clock.';

create table pipeline.pipeline_metrics (
  metric_date date primary key,
  total_leads integer,
  new_leads integer not null,
  active_leads integer,
  completed_deals integer,
  dead_leads integer,
  offers_made integer not null,
  offers_accepted integer not null,
  by_stage jsonb,
  conversion_rates jsonb not null,
  avg_time_in_stage jsonb not null,
  pipeline_value numeric(16, 2),
  unweighted_value numeric(16, 2),
  written_at timestamptz not null default pipeline.now(),

  constraint what_stood_is_known_whole check (
    num_nulls(total_leads, active_leads, completed_deals, dead_leads, by_stage, pipeline_value, unweighted_value) in (0, 7)
  )
);

create index pipeline_metrics_written_at on pipeline.pipeline_metrics (written_at);

comment on table pipeline.pipeline_metrics is 'The figures of each day of settings.time_zone. Today''s row is written every quarter of an hour; a day''s is final once the next has begun.';
comment on column pipeline.pipeline_metrics.metric_date is 'The day.';
comment on column pipeline.pipeline_metrics.total_leads is 'How many leads there were, when it was written last; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.new_leads is 'How many leads came on that day.';
comment on column pipeline.pipeline_metrics.active_leads is 'How many stood at a stage that is no end; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.completed_deals is 'How many stood at COMPLETED; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.dead_leads is 'How many stood at DEAD_LEAD; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.offers_made is 'How many offers were made on that day, whatever became of them since.';
comment on column pipeline.pipeline_metrics.offers_accepted is 'How many leads came to OFFER_ACCEPTED on that day.';
comment on column pipeline.pipeline_metrics.by_stage is 'How many leads stood at each stage, by its name; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.conversion_rates is 'By what leads have ever reached, each from 0 to 1 or null when there is nothing to divide: conversation, validation, offer, acceptance and completion of those that reached the step before, overall of all. Of leads that had come at least settings.cohort_matures_after before: the younger may still get there.';
comment on column pipeline.pipeline_metrics.avg_time_in_stage is 'How many hours visits to each stage took on average that ended in the 90 days up to that day, by the stage''s name; null where none ended.';
comment on column pipeline.pipeline_metrics.pipeline_value is 'Latest offers, else asking prices, of leads at stages that are no end, each times the stage''s probability, in GBP; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.unweighted_value is 'The same without the probability, in GBP; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.written_at is 'When it was written last, by the business clock.';

alter type pipeline.stage_duration add attribute mean_hours double precision;
comment on column pipeline.stage_duration.median_hours is 'Half of them took at most so many hours, to 2.5 per cent, of those that had ended a quarter of an hour ago; null when none had.';
comment on column pipeline.stage_duration.p90_hours is 'Nine of ten took at most so many hours, to 2.5 per cent, of those that had ended a quarter of an hour ago; null when none had.';
comment on column pipeline.stage_duration.mean_hours is 'How many hours they took on average; null when none ended.';

-- When leads are merged, words go to where they will be answered; figures count them for the lead that they came for.
create table pipeline_private.moved_words (
  message_id uuid primary key references pipeline.lead_messages (id) on delete cascade,
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade
);

create index moved_words_lead on pipeline_private.moved_words (vendor_lead_id);

comment on table pipeline_private.moved_words is 'Texts of vendors that lie at another lead than the one they came for, since the two were merged.';
comment on column pipeline_private.moved_words.message_id is 'The text.';
comment on column pipeline_private.moved_words.vendor_lead_id is 'The lead that it came for.';

-- What happened in an hour is found by its time. These cost a move next to nothing, and the rows come in the order of time.
create index pipeline_events_created_at on pipeline.pipeline_events using brin (created_at) with (pages_per_range = 32, autosummarize = on);
create index lead_messages_by_time on pipeline.lead_messages using brin (created_at, sent_at) with (pages_per_range = 32, autosummarize = on);
create index agent_runs_by_time on pipeline.agent_runs using brin (created_at, started_at, finished_at)
  with (pages_per_range = 32, autosummarize = on);
create index review_items_by_time on pipeline.review_items using brin (opened_at, resolved_at) with (pages_per_range = 32, autosummarize = on);
create index deals_created_at on pipeline.deals (created_at);
create index deal_reductions_created_at on pipeline.deal_reductions (created_at);

-- Sums that said again what figures say go: how long stays took is read from the figure hours_in_stage, how many leads came and
-- what else happened on a day from new_leads, offers_made, moves and their like. Which kinds of events there ever were stays known.
create table pipeline_private.recorded_event_types (
  name pipeline.event_type primary key
);
comment on table pipeline_private.recorded_event_types is 'The types of all events that were ever added up, those that have left among them.';
insert into pipeline_private.recorded_event_types (name)
select distinct event_type from pipeline_private.event_days;

drop function if exists pipeline.event_counts(date, date);
drop function if exists pipeline.time_in_stage(date, date);
drop view if exists pipeline_private.broken_figures, pipeline_private.miscounted_events, pipeline_private.miscounted_visits cascade;
drop type pipeline.event_count;
drop table pipeline_private.event_days;
drop table pipeline_private.visit_days;

grant select on pipeline.source_spend, pipeline.figures, pipeline.figure_hours, pipeline.figure_days to pipeline_viewer, pipeline_worker;
grant select on pipeline.pipeline_metrics to pipeline_viewer;
grant update (title, counts, least_cases, target, target_is, position, reported_in, more_is_better) on pipeline.figures to pipeline_admin;

reset role;
