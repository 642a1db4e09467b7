-- Up Migration
-- Where people come in: what they are asked, and what they are warned of. And what providers sent us.
set local role pipeline_owner;

create domain pipeline.review_kind as text constraint kind_is_a_name check (value ~ '^[a-z][a-z0-9_]*$');
create domain pipeline.review_reason as text constraint reason_is_not_blank check (value ~ '\S');

create table pipeline.review_items (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete cascade,
  kind pipeline.review_kind not null,
  reason pipeline.review_reason not null,
  detail jsonb not null default '{}',
  stage text,
  stage_visit integer,
  agent_run_id uuid references pipeline.agent_runs (id) on delete set null,
  message_id uuid references pipeline.lead_messages (id) on delete set null,
  about text not null default '',
  shown_up_to bigint,
  opened_at timestamptz not null default pipeline.now(),
  resolved_at timestamptz,
  resolved_by text,
  resolution pipeline.free_text,
  closed_because pipeline.end_cause,

  constraint resolved_is_complete check (
    (resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (resolution is null)
  )
);

create unique index one_open_item_per_question on pipeline.review_items (vendor_lead_id, kind, about) where resolved_at is null;
create index review_items_lead on pipeline.review_items (vendor_lead_id, opened_at);
create index review_items_agent_run on pipeline.review_items (agent_run_id);
create index review_items_message on pipeline.review_items (message_id);

comment on table pipeline.review_items is 'What a person is asked to decide or to do. At most one open item for a lead, a kind and what it is about.';
comment on column pipeline.review_items.id is 'Names the item; resolve_review_item() takes it.';
comment on column pipeline.review_items.vendor_lead_id is 'Null when it concerns no lead we know.';
comment on column pipeline.review_items.kind is 'Machine-readable sort of the item: agent_failure, invalid_transition, stage_overdue, …';
comment on column pipeline.review_items.reason is 'What the question is, in words.';
comment on column pipeline.review_items.detail is 'What the person needs to decide, by kind.';
comment on column pipeline.review_items.stage is 'Where the lead stood when it was opened; null when it concerns no lead.';
comment on column pipeline.review_items.stage_visit is 'The visit it belongs to; null when it concerns no lead.';
comment on column pipeline.review_items.agent_run_id is 'The run it is about; null when none.';
comment on column pipeline.review_items.message_id is 'The text it is about; null when none.';
comment on column pipeline.review_items.about is 'Which of its kind the question is: the run or the text it asks about, the move that was refused; empty where a lead has one of the kind at a time.';
comment on column pipeline.review_items.shown_up_to is 'The text_no of the vendor''s last text when the question was asked; null when there was none. What came after it has not been shown by this item: see review_items_waiting_texts().';
comment on column pipeline.review_items.opened_at is 'Since when it waits.';
comment on column pipeline.review_items.resolved_at is 'When it was answered or overtaken; null while it waits.';
comment on column pipeline.review_items.resolved_by is 'Who answered, or what overtook it; null while it waits.';
comment on column pipeline.review_items.closed_because is 'What made the question needless; null while it waits, and when a person answered it.';
comment on column pipeline.review_items.resolution is 'The answer; null while it waits.';

create table pipeline.alerts (
  id uuid primary key default uuidv7(),
  type text not null,
  scope text not null default 'pipeline',
  severity text not null,
  message text not null,
  detail jsonb not null default '{}',
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete set null,
  occurrences integer not null default 1,
  last_raised_at timestamptz not null default pipeline.now(),
  acknowledged boolean not null generated always as (acknowledged_at is not null) stored,
  acknowledged_at timestamptz,
  acknowledged_by text,
  resolved_at timestamptz,
  created_at timestamptz not null default pipeline.now(),

  constraint type_is_a_name check (type ~ '^[A-Z][A-Z0-9_]*$'),
  constraint severity_is_known check (severity in ('LOW', 'MEDIUM', 'HIGH')),
  constraint acknowledged_by_somebody check ((acknowledged_at is null) = (acknowledged_by is null))
);

create unique index one_open_alert_per_type_and_scope on pipeline.alerts (type, scope) where resolved_at is null;
create index alerts_lead on pipeline.alerts (vendor_lead_id);
create index alerts_created_at on pipeline.alerts (created_at);
create index alerts_open_of_lead on pipeline.alerts (vendor_lead_id) where resolved_at is null;

comment on table pipeline.alerts is 'Warnings. At most one open alert for a type and a scope; raising it again counts up.';
comment on column pipeline.alerts.id is 'Names the alert; acknowledge_alert() takes it.';
comment on column pipeline.alerts.type is 'The rule that raised it.';
comment on column pipeline.alerts.scope is 'What it is about, for example an agent and a lead; pipeline for the whole.';
comment on column pipeline.alerts.severity is 'LOW, MEDIUM or HIGH.';
comment on column pipeline.alerts.message is 'What is the matter, in words.';
comment on column pipeline.alerts.detail is 'The figures and names behind it.';
comment on column pipeline.alerts.vendor_lead_id is 'The lead it is about; null when it is about none.';
comment on column pipeline.alerts.occurrences is 'How often it was raised since it was opened.';
comment on column pipeline.alerts.last_raised_at is 'When it was raised last.';
comment on column pipeline.alerts.acknowledged is 'Whether somebody has said that they have seen it.';
comment on column pipeline.alerts.acknowledged_at is 'When; null when nobody has.';
comment on column pipeline.alerts.acknowledged_by is 'Who; null when nobody has.';
comment on column pipeline.alerts.resolved_at is 'When the cause was gone; null while it stands.';
comment on column pipeline.alerts.created_at is 'When it was raised first.';

grant select on pipeline.review_items, pipeline.alerts to pipeline_viewer, pipeline_worker;

reset role;
