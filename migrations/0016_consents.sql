-- Up Migration
-- Who has consented to be texted, in what words, when, and how we know. And where leads come from, as far as that says so.
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

create table pipeline.lead_sources (
  source pipeline.source_name primary key,
  title pipeline.one_line not null,
  consent_wording pipeline.consent_wording,
  consent_version pipeline.one_line,
  consent_names_us boolean,
  consent_is_given boolean not null default false,

  constraint a_consent_has_words check (consent_wording is not null or not consent_is_given)
);

comment on table pipeline.lead_sources is 'Where leads come from, and what whoever sends its form consents to. A source that is not listed brings no consent of its own.';
comment on column pipeline.lead_sources.source is 'Its name, as leads carry it.';
comment on column pipeline.lead_sources.title is 'Its name for people.';
comment on column pipeline.lead_sources.consent_wording is 'What its form says about texts; null when it says nothing.';
comment on column pipeline.lead_sources.consent_version is 'How this wording is called; null: by its fingerprint.';
comment on column pipeline.lead_sources.consent_names_us is 'Whether the wording names us; null: it does when it contains the company''s name.';
comment on column pipeline.lead_sources.consent_is_given is 'Whether every lead of it has given this consent, since the form cannot be sent without; false: only those that say so.';

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

grant select on pipeline.text_classes, pipeline.lead_sources, pipeline.consents to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.text_classes, pipeline.lead_sources to pipeline_admin;
grant insert (vendor_lead_id, channel, given_by, wording, wording_version, names_us, given_at, source, proof) on pipeline.consents
to pipeline_operator;

reset role;
