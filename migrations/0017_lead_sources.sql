-- Up Migration
-- What each source of leads brings to our webhooks: how it proves itself, where in it our facts stand, what is a test. And
-- what came of it, lead by lead.
set local role pipeline_owner;

create domain pipeline.proof_kind as text constraint proof_is_known check (value in ('none', 'signature', 'body_field', 'header'));
create domain pipeline.key_variable as text
  constraint secret_is_a_variable_of_leads check (value ~ '^LEAD_[A-Z0-9_]+$' or value = 'FACEBOOK_APP_SECRET');
create domain pipeline.json_path as text constraint path_has_an_end check (length(value) <= 500);
create domain pipeline.fact_paths as jsonb constraint paths_are_an_object check (jsonb_typeof(value) = 'object');
create domain pipeline.cost_per_lead as numeric(12, 2) constraint cost_is_not_negative check (value >= 0);

alter table pipeline.lead_sources
  add column is_live boolean not null default false,
  add column proof pipeline.proof_kind not null default 'none',
  add column proof_name pipeline.one_line,
  add column key_variable pipeline.key_variable,
  add column is_fetched boolean not null default false,
  add column source_path pipeline.json_path,
  add column reference_path pipeline.json_path,
  add column form_path pipeline.json_path,
  add column test_path pipeline.json_path,
  add column ignore_path pipeline.json_path,
  add column consent_path pipeline.json_path,
  add column consent_date_path pipeline.json_path,
  add column fact_paths pipeline.fact_paths not null default '{}',
  add column form_fact_paths pipeline.fact_paths not null default '{}',
  add column cost_per_lead pipeline.cost_per_lead,
  add constraint proof_is_whole check (
    (proof = 'none') = (proof_name is null) and (proof = 'none') = (key_variable is null)
  ),
  add constraint live_source_proves_itself check (not is_live or proof <> 'none'),
  add constraint tick_has_a_wording check (consent_path is null or consent_wording is not null);

comment on column pipeline.lead_sources.is_live is 'Whether what it brings becomes leads. Until then each is a test: kept, shown by orchestrator sources show, and never texted.';
comment on column pipeline.lead_sources.proof is 'How it proves at /webhooks/leads/{source} that it is itself: signature (HMAC-SHA256 of the body, in hex after sha256=), body_field (a key in the body) or header (a bearer or an API key); none: it has no webhook.';
comment on column pipeline.lead_sources.proof_name is 'The header or the field of the body in which the proof stands; null without a webhook.';
comment on column pipeline.lead_sources.key_variable is 'The environment variable that holds the key by which it proves itself; the key is never in the database. Null without a webhook.';
comment on column pipeline.lead_sources.is_fetched is 'Whether it brings only that there is a lead, which a job then fetches.';
comment on column pipeline.lead_sources.source_path is 'SQL/JSON path, in a lead, of where whoever brings it has it from; null where all of them are its own.';
comment on column pipeline.lead_sources.reference_path is 'SQL/JSON path, in a lead, of the source''s own id of it, by which a repeated delivery is known; null where it has none.';
comment on column pipeline.lead_sources.form_path is 'SQL/JSON path, in a lead, of the form that was filled in; null where there is but one.';
comment on column pipeline.lead_sources.test_path is 'SQL/JSON path that finds something in a lead that is only a test.';
comment on column pipeline.lead_sources.ignore_path is 'SQL/JSON path that finds something in what is no lead of ours at all.';
comment on column pipeline.lead_sources.consent_path is 'SQL/JSON path that finds something in a lead whose vendor ticked consent_wording; null where no tick is brought.';
comment on column pipeline.lead_sources.consent_date_path is 'SQL/JSON path of when the vendor did so; null: when it was brought.';
comment on column pipeline.lead_sources.fact_paths is 'Our facts, by column of vendor_leads and first_name, last_name, each with one SQL/JSON path or a list of them of which the first that can be read counts (of an address all that are there). Where none of them finds anything, fields are known by their names, as the columns of a file are.';
comment on column pipeline.lead_sources.form_fact_paths is 'The same for single forms, by the form''s id: where a form has a fact, its paths stand in the place of those of fact_paths.';
comment on column pipeline.lead_sources.cost_per_lead is 'What a lead of it costs, in pounds; null when nobody said.';

-- Which leads a source has brought, for ever, so that a lead that comes again after years is known. It says nothing of anybody.
create table pipeline_private.brought_references (
  source text not null,
  reference text not null,
  delivery_id uuid not null,
  is_refused boolean not null default false,
  brought_at timestamptz not null default pipeline.now(),

  primary key (source, reference)
);

create index brought_references_delivery on pipeline_private.brought_references (delivery_id);

comment on table pipeline_private.brought_references is 'By which delivery a source brought which lead of its own. One that could not become a lead is refused, and may be brought again.';

create table pipeline_private.source_pauses (
  source pipeline.source_name primary key references pipeline.lead_sources (source) on delete cascade,
  paused_until timestamptz not null,
  fault pipeline.one_line not null
);
comment on table pipeline_private.source_pauses is 'Sources that want to be left alone for a while, or do not let us in, before what they told of can be fetched.';

create table pipeline_private.source_refusals (
  source pipeline.source_name primary key references pipeline.lead_sources (source) on delete cascade,
  fault pipeline.one_line not null,
  since timestamptz not null default pipeline.now(),
  refused_at timestamptz not null default pipeline.now()
);
comment on table pipeline_private.source_refusals is
  'Sources in whose name somebody came whose proof does not fit ours, since when and last, until they bring something again. Anybody can bring this about.';
grant select on pipeline_private.source_refusals to pipeline_viewer;

create table pipeline_private.source_forms (
  source pipeline.source_name references pipeline.lead_sources (source) on delete cascade,
  form text not null,
  polled_at timestamptz not null default pipeline.now(),

  primary key (source, form)
);
comment on table pipeline_private.source_forms is 'Forms whose leads are fetched, and up to when each was asked for what nobody told us of.';

alter domain pipeline.webhook_door drop constraint door_is_known;
-- The simulated carrier brings vendors' texts by a door of its own, which a production database has not.
alter domain pipeline.webhook_door
  add constraint door_is_known check (value in ('twilio_inbound', 'twilio_status', 'leads', 'facebook', 'simulated_inbound'));
alter domain pipeline.delivery_verdict drop constraint verdict_is_known;
alter domain pipeline.delivery_verdict
  add constraint verdict_is_known check (value in ('waiting', 'taken', 'duplicate', 'ignored', 'test', 'refused'));

alter table pipeline.webhook_deliveries
  add column source pipeline.source_name references pipeline.lead_sources (source),
  add column reference text,
  add column vendor_lead_id uuid,
  add column due_at timestamptz not null default pipeline.now(),
  add column problems jsonb not null default '[]',
  add column mended jsonb not null default '{}';

create index webhook_deliveries_source on pipeline.webhook_deliveries (source, received_at) where source is not null;
create index webhook_deliveries_lead on pipeline.webhook_deliveries (vendor_lead_id) where vendor_lead_id is not null;

comment on column pipeline.webhook_deliveries.body is 'The body as it came, fields that nobody here knows included; of a batch of leads, the one lead.';
comment on column pipeline.webhook_deliveries.told is 'What the program read in it, as JSON: of a lead all of it as the source has it, the lead that was fetched besides. Each source has fields of its own; what became of it stands in the columns beside it.';
comment on column pipeline.webhook_deliveries.verdict is 'waiting (a job takes it up), taken, duplicate (it was known), ignored (it says nothing that concerns us), test (a lead that is only a test), refused (no lead could be made of it: a person is asked).';
comment on column pipeline.webhook_deliveries.source is 'Which source brought it; null for what a carrier brings.';
comment on column pipeline.webhook_deliveries.reference is 'The source''s own id of the lead; null when it has none, and for what a carrier brings.';
comment on column pipeline.webhook_deliveries.vendor_lead_id is 'The lead it became, or was about; null while waiting, and when there is none.';
comment on column pipeline.webhook_deliveries.due_at is 'Since when it may be taken up: when it came, or later where its lead has to be fetched and cannot be.';
comment on column pipeline.webhook_deliveries.problems is 'What could not be read in the lead: for each the severity, the place, what stands there, and why.';
comment on column pipeline.webhook_deliveries.mended is 'What a person wrote in place of what could not be read, by field.';

reset role;
