-- Up Migration
-- Where leads come from, and what each source brings to our webhooks: how it proves itself, where in it our facts stand, what is a
-- test. Who has consented to be texted, in what words, when, and how we know. What came in is kept for as long as its door says, and can
-- be brought again: into this database, or into an empty one. And files of leads.
set local role pipeline_owner;

create domain pipeline.text_class as text constraint class_is_known check (value in ('answer', 'service', 'chaser'));
create domain pipeline.text_permission as text constraint permission_is_known check (value in ('consent', 'vendor_wrote', 'person'));
create domain pipeline.consent_channel as text constraint channel_is_known check (value in ('sms', 'call', 'email'));
create domain pipeline.consent_wording as pipeline.free_text constraint wording_is_not_blank check (value ~ '\S');

create table pipeline.text_classes (
  text_class pipeline.text_class primary key,
  title pipeline.one_line not null,
  leaves_on_request boolean not null,
  must_name_us boolean not null,
  leaves_after_no boolean not null
);

comment on table pipeline.text_classes is 'What kinds of texts there are by the law of marketing (PECR), and which may leave with what consent.';
comment on column pipeline.text_classes.text_class is 'answer (to what the vendor wrote), service (what the vendor asked for: the first text, an offer), chaser (reminds a silent vendor).';
comment on column pipeline.text_classes.title is 'Its name for people.';
comment on column pipeline.text_classes.leaves_on_request is 'Whether it may leave without a consent when the vendor has written to us: they asked for it.';
comment on column pipeline.text_classes.must_name_us is 'Whether only a consent whose wording names us will do.';
comment on column pipeline.text_classes.leaves_after_no is 'Whether it may leave after the vendor has said no; if not, only a consent given since lets it.';

alter table pipeline.message_templates
  add column text_class pipeline.text_class,
  alter column text_class set default 'chaser';
comment on column pipeline.message_templates.text_class is 'What it is by law, told from content and tone; left out, or null, a chaser, which wants most.';

alter table pipeline.lead_messages
  add column text_class pipeline.text_class,
  add column allowed_because pipeline.text_permission,
  add column consent_id uuid;
comment on column pipeline.lead_messages.text_class is 'What a text of ours is by law, one of text_classes; null for inbound, and for what was written before texts had classes.';
comment on column pipeline.lead_messages.allowed_because is 'Why it might leave, when it was last found that it may: consent, vendor_wrote (they asked for it) or person (wrote it). Null before, and for inbound.';
comment on column pipeline.lead_messages.consent_id is 'The consent by which it might leave; null for any other reason.';

-- All causes that there are.
alter domain pipeline.end_cause drop constraint end_cause_is_known;
alter domain pipeline.end_cause add constraint end_cause_is_known check (value in (
  'moved_on', 'vendor_wrote', 'person_wrote', 'suppressed', 'too_many_texts', 'no_offer', 'offer_changed', 'merged', 'undone',
  'handed_back', 'answer_dropped', 'replayed', 'deal_written', 'agent_answers', 'vendors_turn', 'held', 'allowed_again',
  'by_hand', 'carrier_has_it', 'no_consent', 'said_no', 'consent_given', 'lead_read', 'stopped', 'number_known', 'rang', 'unbacked_claims',
  'request_settled'
));

alter type pipeline_private.moved_lead add attribute unasked boolean cascade;
comment on type pipeline_private.moved_lead is 'A lead that a statement inserted or moved, with the visit it entered and what entering brings: an agent''s run, a text; null where it brings none. waits: the vendor has written what nobody has answered; reply_agent: who answers there, null for a person. unasked: the agent would begin the conversation, and the vendor has not consented to texts.';

create domain pipeline.proof_kind as text constraint proof_is_known check (value in ('none', 'signature', 'body_field', 'header'));
create domain pipeline.key_variable as text
  constraint secret_is_a_variable_of_leads check (value ~ '^LEAD_[A-Z0-9_]+$' or value = 'FACEBOOK_APP_SECRET');
create domain pipeline.json_path as text constraint path_has_an_end check (length(value) <= 500);
create domain pipeline.fact_paths as jsonb constraint paths_are_an_object check (jsonb_typeof(value) = 'object');
create domain pipeline.cost_per_lead as numeric(12, 2) constraint cost_is_not_negative check (value >= 0);

create table pipeline.lead_sources (
  source pipeline.source_name primary key,
  title pipeline.one_line not null,
  consent_wording pipeline.consent_wording,
  consent_version pipeline.one_line,
  consent_names_us boolean,
  consent_is_given boolean not null default false,
  is_live boolean not null default false,
  proof pipeline.proof_kind not null default 'none',
  proof_name pipeline.one_line,
  key_variable pipeline.key_variable,
  is_fetched boolean not null default false,
  source_path pipeline.json_path,
  reference_path pipeline.json_path,
  form_path pipeline.json_path,
  test_path pipeline.json_path,
  ignore_path pipeline.json_path,
  consent_path pipeline.json_path,
  consent_date_path pipeline.json_path,
  fact_paths pipeline.fact_paths not null default '{}',
  form_fact_paths pipeline.fact_paths not null default '{}',
  cost_per_lead pipeline.cost_per_lead,

  constraint a_consent_has_words check (consent_wording is not null or not consent_is_given),
  constraint proof_is_whole check (
    (proof = 'none') = (proof_name is null) and (proof = 'none') = (key_variable is null)
  ),
  constraint live_source_proves_itself check (not is_live or proof <> 'none'),
  constraint tick_has_a_wording check (consent_path is null or consent_wording is not null)
);

comment on table pipeline.lead_sources is 'Where leads come from, and what whoever sends its form consents to. A source that is not listed brings no consent of its own.';
comment on column pipeline.lead_sources.source is 'Its name, as leads carry it.';
comment on column pipeline.lead_sources.title is 'Its name for people.';
comment on column pipeline.lead_sources.consent_wording is 'What its form says about texts; null when it says nothing.';
comment on column pipeline.lead_sources.consent_version is 'How this wording is called; null: by its fingerprint.';
comment on column pipeline.lead_sources.consent_names_us is 'Whether the wording names us; null: it does when it contains the company''s name.';
comment on column pipeline.lead_sources.consent_is_given is 'Whether every lead of it has given this consent, since the form cannot be sent without; false: only those that say so.';
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

-- Checked at the end of the transaction: what a new lead brings is written before the lead, whose first text asks for it.
create table pipeline.consents (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade deferrable initially deferred,
  channel pipeline.consent_channel not null default 'sms',
  given_by pipeline.one_line,
  wording pipeline.consent_wording not null,
  wording_version pipeline.one_line not null,
  names_us boolean not null,
  given_at timestamptz not null,
  source pipeline.source_name not null,
  proof pipeline.one_line not null,
  recorded_at timestamptz not null default pipeline.now(),
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_because pipeline.one_line,

  constraint withdrawn_for_a_reason check ((withdrawn_at is null) = (withdrawn_because is null))
);

create index consents_lead on pipeline.consents (vendor_lead_id);

comment on table pipeline.consents is 'What vendors have consented to: one row for each time, never changed but for its withdrawal. It counts for every lead of the vendor''s number.';
comment on column pipeline.consents.id is 'Names the consent.';
comment on column pipeline.consents.vendor_lead_id is 'The lead whose vendor gave it.';
comment on column pipeline.consents.channel is 'What for: sms, call or email.';
comment on column pipeline.consents.given_by is 'Who gave it, by the name that was known then; null when none was.';
comment on column pipeline.consents.wording is 'The words that were consented to.';
comment on column pipeline.consents.wording_version is 'How this wording is called; left out, the beginning of its SHA-256.';
comment on column pipeline.consents.names_us is 'Whether the wording names us; left out, whether it contains the company''s name.';
comment on column pipeline.consents.given_at is 'When it was given; of a mere date the beginning of that day. Left out, now.';
comment on column pipeline.consents.source is 'Through which source it came; left out, the lead''s.';
comment on column pipeline.consents.proof is 'How we know: a form, a file, somebody''s word. Left out, whoever recorded it.';
comment on column pipeline.consents.recorded_at is 'When it was written down.';
comment on column pipeline.consents.recorded_by is 'Who wrote it down.';
comment on column pipeline.consents.withdrawn_at is 'When it was taken back: the vendor opted out, complained or blocked us. Null while it stands.';
comment on column pipeline.consents.withdrawn_because is 'What took it back; null while it stands.';

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

create table pipeline_private.source_forms (
  source pipeline.source_name references pipeline.lead_sources (source) on delete cascade,
  form text not null,
  polled_at timestamptz not null default pipeline.now(),

  primary key (source, form)
);

comment on table pipeline_private.source_forms is 'Forms whose leads are fetched, and up to when each was asked for what nobody told us of.';

create table pipeline.delivery_rules (
  door pipeline.webhook_door primary key,
  title pipeline.one_line not null,
  keep_days integer,

  constraint days_are_sensible check (keep_days between 1 and 3650)
);

comment on table pipeline.delivery_rules is 'Where others bring us something, and for how long it is kept as it came.';
comment on column pipeline.delivery_rules.door is 'The door, as deliveries name it.';
comment on column pipeline.delivery_rules.title is 'What comes in there.';
comment on column pipeline.delivery_rules.keep_days is 'After so many days what came in is removed, unless it still waits or somebody is asked about it; what it led to stays. Null: never.';

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
  add column mended jsonb not null default '{}',
  -- What is brought again comes in as of its own day, by whatever door: see pipeline_private.replay_delivery().
  add column replay_of uuid default nullif(current_setting('pipeline.replay_of', true), '')::uuid,
  alter column received_at set default coalesce(nullif(current_setting('pipeline.replayed_at', true), '')::timestamptz, pipeline.now());

create index webhook_deliveries_source on pipeline.webhook_deliveries (source, received_at) where source is not null;
create index webhook_deliveries_lead on pipeline.webhook_deliveries (vendor_lead_id) where vendor_lead_id is not null;
create index webhook_deliveries_door on pipeline.webhook_deliveries (door, received_at);
create index webhook_deliveries_received on pipeline.webhook_deliveries (received_at, id);
create index webhook_deliveries_replay_of on pipeline.webhook_deliveries (replay_of) where replay_of is not null;

comment on column pipeline.webhook_deliveries.received_at is 'When it came; of what was brought again, when it came first.';
comment on column pipeline.webhook_deliveries.body is 'The body as it came, fields that nobody here knows included; of a batch of leads, the one lead.';
comment on column pipeline.webhook_deliveries.told is 'What the program read in it, as JSON: of a lead all of it as the source has it, the lead that was fetched besides. Each source has fields of its own; what became of it stands in the columns beside it.';
comment on column pipeline.webhook_deliveries.verdict is 'waiting (a job takes it up), taken, duplicate (it was known), ignored (it says nothing that concerns us), test (a lead that is only a test), refused (no lead could be made of it: a person is asked).';
comment on column pipeline.webhook_deliveries.source is 'Which source brought it; null for what a carrier brings.';
comment on column pipeline.webhook_deliveries.reference is 'The source''s own id of the lead; null when it has none, and for what a carrier brings.';
comment on column pipeline.webhook_deliveries.vendor_lead_id is 'The lead it became, or was about; null while waiting, and when there is none.';
comment on column pipeline.webhook_deliveries.due_at is 'Since when it may be taken up: when it came, or later where its lead has to be fetched and cannot be.';
comment on column pipeline.webhook_deliveries.problems is 'What could not be read in the lead: for each the severity, the place, what stands there, and why.';
comment on column pipeline.webhook_deliveries.mended is 'What a person wrote in place of what could not be read, by field.';
comment on column pipeline.webhook_deliveries.replay_of is 'The delivery that this one brings again, perhaps one of another database; null when it came by itself.';

create table pipeline.lead_imports (
  id uuid primary key default uuidv7(),
  file pipeline.one_line not null,
  imported_by text not null default session_user,
  began_at timestamptz not null,
  ended_at timestamptz not null default pipeline.now(),
  row_count integer not null,
  imported integer not null,
  updated integer not null,
  duplicates integer not null,
  refused integer not null,
  refusals text[] not null default '{}',
  stopped_because text,
  user_id uuid,
  lead_ids uuid[] not null default '{}',

  constraint counts_add_up check (row_count = imported + updated + duplicates + refused),
  constraint refusals_are_few check (cardinality(refusals) <= 200)
);

comment on table pipeline.lead_imports is 'Files of leads that were imported, each with what became of its rows. An import that was only tried leaves none.';
comment on column pipeline.lead_imports.id is 'Names the import; later ones sort later.';
comment on column pipeline.lead_imports.file is 'The name of the file.';
comment on column pipeline.lead_imports.imported_by is 'Who imported it: the user''s name, or the login of the database.';
comment on column pipeline.lead_imports.began_at is 'When it began, by the business clock.';
comment on column pipeline.lead_imports.ended_at is 'When it ended.';
comment on column pipeline.lead_imports.row_count is 'How many rows were read.';
comment on column pipeline.lead_imports.imported is 'How many of them became leads.';
comment on column pipeline.lead_imports.updated is 'How many wrote something over a lead that was there.';
comment on column pipeline.lead_imports.duplicates is 'How many were leads that were there already.';
comment on column pipeline.lead_imports.refused is 'How many could not be taken.';
comment on column pipeline.lead_imports.refusals is 'The first two hundred of these: row, column and why, without what stands there.';
comment on column pipeline.lead_imports.stopped_because is 'Why it ended before the file did; null when it read all of it.';
comment on column pipeline.lead_imports.user_id is 'The user who imported it; null for a login of the database.';
comment on column pipeline.lead_imports.lead_ids is 'The leads that it made, in the order of the file.';

grant select on pipeline.text_classes, pipeline.lead_sources, pipeline.consents, pipeline.delivery_rules to pipeline_viewer, pipeline_worker;
grant select on pipeline_private.source_refusals, pipeline.lead_imports to pipeline_viewer;
grant insert, update, delete on pipeline.text_classes, pipeline.lead_sources to pipeline_admin;
grant update (keep_days) on pipeline.delivery_rules to pipeline_admin;
grant insert (vendor_lead_id, channel, given_by, wording, wording_version, names_us, given_at, source, proof) on pipeline.consents
to pipeline_operator;

reset role;
