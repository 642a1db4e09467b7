-- Up Migration
-- Reports: what figures were in a period and what there is to do about it, kept as figures and references, never as names or sentences.
set local role pipeline_owner;

create domain pipeline.report_kind as text constraint report_kind_is_known check (value in ('morning', 'daily', 'weekly'));

create table pipeline.reports (
  kind pipeline.report_kind not null,
  day date not null,
  from_day date not null,
  figures jsonb not null,
  findings jsonb not null,
  written_at timestamptz not null default pipeline.now(),

  constraint reports_pkey primary key (kind, day),
  constraint report_is_about_days check (from_day <= day),
  constraint figures_are_a_list check (jsonb_typeof(figures) = 'array'),
  constraint findings_are_a_list check (jsonb_typeof(findings) = 'array')
);

create index reports_day on pipeline.reports (day);
create index reports_written_at on pipeline.reports (written_at);

comment on table pipeline.reports is 'Reports as they were written: one of a kind for a day. They hold figures and which leads they speak of, nothing personal: names are looked up when a report is shown.';
comment on column pipeline.reports.kind is 'morning: what happened yesterday, and what to do today. daily: the day against the one before. weekly: seven days, to Saturday, against the seven before.';
comment on column pipeline.reports.day is 'The last day it is about.';
comment on column pipeline.reports.from_day is 'The first day it is about.';
comment on column pipeline.reports.figures is 'Objects with the members of report_figure; figureRows reads them.';
comment on column pipeline.reports.findings is 'Objects with the members of report_finding that are no words; findingRows reads them, and puts them into words.';
comment on column pipeline.reports.written_at is 'When it was written, by the business clock.';

create type pipeline.report_figure as (
  figure text,
  title text,
  unit text,
  counts text,
  from_day date,
  to_day date,
  value double precision,
  before double precision,
  so_far double precision,
  out_of numeric,
  is_enough boolean,
  is_better boolean,
  target double precision,
  target_is text,
  is_met boolean,
  trend jsonb,
  is_median boolean
);

comment on type pipeline.report_figure is 'A figure in a report.';
comment on column pipeline.report_figure.figure is 'Which figure.';
comment on column pipeline.report_figure.title is 'What people call it.';
comment on column pipeline.report_figure.unit is 'What it is in: count, share (from 0 to 1), GBP, seconds, hours or days.';
comment on column pipeline.report_figure.counts is 'What it counts, in a sentence.';
comment on column pipeline.report_figure.from_day is 'The first day it is of; earlier than the report''s where cases take time to mature.';
comment on column pipeline.report_figure.to_day is 'The last day it is of.';
comment on column pipeline.report_figure.value is 'What it was: the median where that is kept; null when there was nothing to divide.';
comment on column pipeline.report_figure.before is 'What it is compared with: in the morning the mean of the same weekday of the four weeks before, else the day or the week before; null when there was nothing.';
comment on column pipeline.report_figure.so_far is 'What it was, when the report was written, of the day that had just begun; null where that says nothing.';
comment on column pipeline.report_figure.out_of is 'The number of its cases; null where it is not divided.';
comment on column pipeline.report_figure.is_enough is 'Whether there were as many cases as the figure wants.';
comment on column pipeline.report_figure.is_better is 'Whether it is better than before; null when it is the same but for a tenth or for less than one, or there are too few cases, or neither is better.';
comment on column pipeline.report_figure.target is 'What it is to be; null when nothing is aimed at.';
comment on column pipeline.report_figure.target_is is 'at_least or at_most; null when nothing is aimed at.';
comment on column pipeline.report_figure.is_met is 'Whether the target was met; null when nothing is aimed at, or when there was nothing to divide.';
comment on column pipeline.report_figure.trend is 'What it was in the periods before and in this one, the oldest first: a list of numbers in its unit, for 14 days or 12 weeks, with nothing in the place of a period that had nothing to divide.';
comment on column pipeline.report_figure.is_median is 'Whether it is a median: half of the cases are at most this.';

create type pipeline_private.finding as (
  section text,
  kind text,
  urgency integer,
  lead_id uuid,
  stage text,
  subject text,
  leads integer,
  amount numeric,
  other_amount numeric,
  share double precision,
  other_share double precision,
  hours double precision,
  since timestamptz,
  on_day date
);

create type pipeline.report_finding as (
  place integer,
  todo_place integer,
  section text,
  kind text,
  urgency integer,
  lead_id uuid,
  stage text,
  subject text,
  leads integer,
  amount numeric,
  other_amount numeric,
  share double precision,
  other_share double precision,
  hours double precision,
  since timestamptz,
  on_day date,
  vendor_name text,
  stage_title text,
  says text,
  todo text,
  path text
);

comment on type pipeline.report_finding is 'Something that a report has found: what it is, in columns; and as it is shown, in words.';
comment on column pipeline.report_finding.place is 'Its place in the report, from 1.';
comment on column pipeline.report_finding.todo_place is 'Its place among the three things to do; null for all others.';
comment on column pipeline.report_finding.section is 'waiting (people are asked), risk (deals at risk), money (due), broken, mended, bottleneck, opportunity or quality (of data).';
comment on column pipeline.report_finding.kind is 'What it is.';
comment on column pipeline.report_finding.urgency is 'How urgent it is, from 0 to 100.';
comment on column pipeline.report_finding.lead_id is 'The lead; null where it is about several, or about none.';
comment on column pipeline.report_finding.stage is 'The stage; null where it is about none.';
comment on column pipeline.report_finding.subject is 'The type of an alert, or the issue of data; null where it is neither.';
comment on column pipeline.report_finding.leads is 'How many it is about; null where it is about one.';
comment on column pipeline.report_finding.amount is 'GBP: a price, a fee or an offer; null where there is none.';
comment on column pipeline.report_finding.other_amount is 'GBP: what that is compared with; null where there is none.';
comment on column pipeline.report_finding.share is 'From 0 to 1: of how many that is; null where it is of none.';
comment on column pipeline.report_finding.other_share is 'The same in the four weeks before; null where it is of none.';
comment on column pipeline.report_finding.hours is 'How long, or how long is usual; null where nothing is.';
comment on column pipeline.report_finding.since is 'Since when; null where that is not known.';
comment on column pipeline.report_finding.on_day is 'The day for which it was planned, or on which it was done; null where there is none.';
comment on column pipeline.report_finding.vendor_name is 'Who sells, as it is known now; null where it is not known, has been erased, or is about no single lead.';
comment on column pipeline.report_finding.stage_title is 'What people call the stage; null where it is about none.';
comment on column pipeline.report_finding.says is 'What was found, in words, without names.';
comment on column pipeline.report_finding.todo is 'What to do about it, in words; null where nothing is to be done.';
comment on column pipeline.report_finding.path is 'Where in the pages one reads on; null where there is no such place.';

-- Few deals are under way among all that ever were.
create index deals_under_way on pipeline.deals (vendor_lead_id) where completed_on is null and fell_through_at is null;
create index deals_completion_expected on pipeline.deals (expected_completion_on) where completed_on is null and fell_through_at is null;
create index deals_reserved_unpaid on pipeline.deals (reserved_at)
  where reservation_fee is null and completed_on is null and fell_through_at is null;
create index deals_completed_on on pipeline.deals (completed_on) where completed_on is not null;
create index offers_countered on pipeline.offers (created_at) where counter_amount is not null;

grant select on pipeline.reports to pipeline_viewer, pipeline_worker;

reset role;
