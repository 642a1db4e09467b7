-- Up Migration
-- Where people come in: what they are asked, and what they are warned of.
set local role pipeline_owner;

create table pipeline.review_items (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete cascade,
  kind text not null,
  reason text not null,
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
  resolution text,

  constraint kind_is_a_name check (kind ~ '^[a-z][a-z0-9_]*$'),
  constraint reason_is_not_blank check (reason ~ '\S'),
  constraint resolved_is_complete check (
    (resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (resolution is null)
  )
);

create unique index one_open_item_per_question on pipeline.review_items (vendor_lead_id, kind, about) where resolved_at is null;
create index review_items_lead on pipeline.review_items (vendor_lead_id, opened_at);
create index review_items_agent_run on pipeline.review_items (agent_run_id);
create index review_items_message on pipeline.review_items (message_id);

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

create table pipeline.alert_deliveries (
  id uuid primary key default uuidv7(),
  alert_id uuid not null references pipeline.alerts (id) on delete cascade,
  channel text not null,
  notice text not null,
  status text not null default 'queued',
  attempts integer not null default 0,
  sent_at timestamptz,
  error text,
  created_at timestamptz not null default pipeline.now(),

  constraint channel_is_known check (channel in ('slack', 'email')),
  constraint notice_is_known check (notice in ('raised', 'repeated', 'escalated', 'resolved')),
  constraint status_is_known check (status in ('queued', 'sending', 'sent', 'failed')),
  constraint sent_has_its_time check ((status = 'sent') = (sent_at is not null))
);

create index alert_deliveries_alert on pipeline.alert_deliveries (alert_id);

create table pipeline.pipeline_metrics (
  date date primary key,
  total_leads integer not null,
  new_leads integer not null,
  active_leads integer not null,
  completed_deals integer not null,
  dead_leads integer not null,
  by_stage jsonb not null,
  conversion_rates jsonb not null,
  avg_time_in_stage jsonb not null,
  pipeline_value numeric(14, 2) not null,
  detail jsonb not null default '{}',
  taken_at timestamptz not null default pipeline.now()
);

create table pipeline.reports (
  id uuid primary key default uuidv7(),
  kind text not null,
  period_start date not null,
  period_end date not null,
  content jsonb not null,
  created_at timestamptz not null default pipeline.now(),

  constraint kind_is_known check (kind in ('daily', 'weekly', 'trends', 'bottlenecks')),
  constraint period_is_in_order check (period_start <= period_end),
  constraint one_report_per_period unique (kind, period_start)
);

create table pipeline.webhook_deliveries (
  id uuid primary key default uuidv7(),
  provider text not null,
  provider_event_id text not null,
  payload jsonb not null,
  status text not null default 'received',
  error text,
  received_at timestamptz not null default pipeline.now(),
  processed_at timestamptz,

  constraint status_is_known check (status in ('received', 'processed', 'ignored', 'failed')),
  constraint processed_has_its_time check ((status = 'received') = (processed_at is null)),
  constraint one_row_per_provider_event unique (provider, provider_event_id)
);

comment on table pipeline.review_items is 'What a person is asked to decide or to do. At most one open item for a lead, a kind and what it is about.';
comment on column pipeline.review_items.about is 'Which of its kind the question is: the run or the text it asks about, the move that was refused; empty where a lead has one of the kind at a time.';
comment on column pipeline.review_items.shown_up_to is 'The text_no of the vendor''s last text when the question was asked; null when there was none. What came after it has not been shown by this item: see review_items_waiting_texts().';
comment on column pipeline.review_items.kind is 'Machine-readable sort of the item: agent_failure, invalid_transition, stage_overdue, …';
comment on column pipeline.review_items.vendor_lead_id is 'Null when it concerns no lead we know.';
comment on table pipeline.alerts is 'Warnings. At most one open alert for a type and a scope; raising it again counts up.';
comment on column pipeline.alerts.scope is 'What it is about, for example an agent and a lead; pipeline for the whole.';
comment on column pipeline.alerts.resolved_at is 'When the cause was gone; null while it stands.';
comment on table pipeline.alert_deliveries is 'One notice of an alert over one channel.';
comment on table pipeline.pipeline_metrics is 'One snapshot of the pipeline a day (Europe/London).';
comment on table pipeline.reports is 'Daily and weekly reports.';
comment on table pipeline.webhook_deliveries is 'What providers sent us, stored before anything is done with it; unique by their id.';

grant select on
  pipeline.review_items, pipeline.alerts, pipeline.alert_deliveries, pipeline.pipeline_metrics, pipeline.reports
to pipeline_viewer, pipeline_worker;
grant select on pipeline.webhook_deliveries to pipeline_operator, pipeline_worker;

reset role;
