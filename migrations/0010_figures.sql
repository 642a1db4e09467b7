-- Up Migration
-- Figures of the whole history, added up as it is written, so that no question about a million leads reads them all.
set local role pipeline_owner;

create table pipeline_private.figures_mark (
  only_row boolean primary key default true check (only_row),
  transaction_id xid8 not null default '0',
  event_id bigint not null default 0,
  complete_until timestamptz
);

insert into pipeline_private.figures_mark default values;

comment on table pipeline_private.figures_mark is 'Up to which event the tables of figures have added up; each event is in all of them or in none.';

create type pipeline_private.fresh_event as (
  id bigint,
  transaction_id xid8,
  vendor_lead_id uuid,
  event_type text,
  from_stage text,
  to_stage text,
  stage_visit integer,
  created_at timestamptz,
  day date
);

comment on type pipeline_private.fresh_event is 'An event that is being added up, and the day it belongs to.';

create table pipeline_private.event_days (
  day date not null,
  event_type text not null,
  to_stage text not null default '',
  events bigint not null,

  constraint event_days_pkey primary key (day, event_type, to_stage)
);

comment on table pipeline_private.event_days is 'How many events of a kind there were on a day of settings.time_zone. to_stage is empty for events that are no moves.';

create table pipeline_private.visit_days (
  left_on date not null,
  stage text not null,
  bucket smallint not null,
  visits bigint not null,

  constraint visit_days_pkey primary key (left_on, stage, bucket)
);

comment on table pipeline_private.visit_days is 'How many visits to a stage ended on a day, by how long they took: see pipeline_private.visit_bucket().';

create table pipeline_private.funnel_days (
  created_on date not null,
  step integer not null,
  leads bigint not null,

  constraint funnel_days_pkey primary key (created_on, step)
);

comment on table pipeline_private.funnel_days is 'How many of the leads created on a day have ever reached a step of the funnel.';

create table pipeline_private.lead_standings (
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  stage text not null,
  entered_on date not null,
  value numeric(12, 2),

  constraint lead_standings_pkey primary key (vendor_lead_id)
);

comment on table pipeline_private.lead_standings is 'Where each lead stood, and what it was worth, when it was last added up: what has to be taken off again when it changes.';

create table pipeline_private.stage_days (
  stage text not null,
  entered_on date not null,
  leads bigint not null,
  valued_leads bigint not null,
  value numeric(16, 2) not null,

  constraint stage_days_pkey primary key (stage, entered_on)
);

comment on table pipeline_private.stage_days is 'Leads by their stage and the day they came there: how many, how many of them with a known value, and the sum of those in GBP.';

create table pipeline_private.revalued_leads (
  vendor_lead_id uuid not null
);

comment on table pipeline_private.revalued_leads is 'Leads whose price or offer has changed since they were last added up; a lead may be there more than once.';

create type pipeline.stage_figure as (
  stage text,
  title text,
  leads integer,
  valued_leads integer,
  value numeric(16, 2),
  expected_value numeric(16, 2),
  median_age_days integer,
  oldest_age_days integer
);

comment on type pipeline.stage_figure is 'The leads that stand at a stage.';
comment on column pipeline.stage_figure.stage is 'The stage.';
comment on column pipeline.stage_figure.title is 'Its name for people.';
comment on column pipeline.stage_figure.leads is 'How many leads stand there.';
comment on column pipeline.stage_figure.valued_leads is 'How many of them have an offer or an asking price.';
comment on column pipeline.stage_figure.value is 'The sum of their latest offers, or asking prices where there is no offer, in GBP.';
comment on column pipeline.stage_figure.expected_value is 'That sum times the stage''s probability, in GBP; 0 at terminal stages. The sum of all stages is the pipeline''s value.';
comment on column pipeline.stage_figure.median_age_days is 'Half of them came there at least so many days ago; null when there are none.';
comment on column pipeline.stage_figure.oldest_age_days is 'How many days ago the first of them came there; null when there are none.';

create type pipeline.funnel_step as (
  step integer,
  stage text,
  title text,
  leads integer,
  share_of_previous double precision,
  share_of_all double precision
);

comment on type pipeline.funnel_step is 'How many leads have ever reached a step, whatever became of them.';
comment on column pipeline.funnel_step.step is 'Place in the funnel, from 1.';
comment on column pipeline.funnel_step.stage is 'The stage that stands for the step.';
comment on column pipeline.funnel_step.title is 'Its name for people.';
comment on column pipeline.funnel_step.leads is 'Leads that have ever come there or further.';
comment on column pipeline.funnel_step.share_of_previous is 'From 0 to 1, of those who reached the step before; null when nobody did, and for the first step.';
comment on column pipeline.funnel_step.share_of_all is 'From 0 to 1, of all leads of the period; null when there are none.';

create type pipeline.stage_duration as (
  stage text,
  title text,
  visits integer,
  median_hours double precision,
  p90_hours double precision
);

comment on type pipeline.stage_duration is 'How long visits to a stage took that have ended.';
comment on column pipeline.stage_duration.stage is 'The stage.';
comment on column pipeline.stage_duration.title is 'Its name for people.';
comment on column pipeline.stage_duration.visits is 'How many visits ended. Open ones are not among them: see stageFigures for their age.';
comment on column pipeline.stage_duration.median_hours is 'Half of them took at most so many hours, to 2.5 per cent; null when none ended.';
comment on column pipeline.stage_duration.p90_hours is 'Nine of ten took at most so many hours, to 2.5 per cent; null when none ended.';

create type pipeline.event_count as (
  day date,
  event_type text,
  to_stage text,
  events integer
);

comment on type pipeline.event_count is 'How many events of a kind there were on a day.';
comment on column pipeline.event_count.day is 'The day, in the time zone of settings.';
comment on column pipeline.event_count.event_type is 'Their type; offer_made counts offers, message_sent texts.';
comment on column pipeline.event_count.to_stage is 'Where they led, for stage_change; null for other types. With the initial stage these are new leads.';
comment on column pipeline.event_count.events is 'How many.';

reset role;
