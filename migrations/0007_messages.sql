-- Up Migration
-- Texts, both ways. An outbound row is the intent to send exactly one text; its key says what for.
set local role pipeline_owner;

create domain pipeline.message_direction as text constraint direction_is_known check (value in ('inbound', 'outbound'));
create domain pipeline.message_status as text constraint message_status_is_known check (value in (
  'received', 'queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'cancelled', 'uncertain'
));
create domain pipeline.message_author as text
  constraint author_is_known check (value in ('automation', 'agent', 'person', 'vendor'));
create domain pipeline.reply_intent as text constraint intent_is_known check (value in (
  'acceptance', 'rejection', 'counter', 'question', 'opt_out', 'wrong_number', 'unclear'
));
create domain pipeline.media_list as jsonb constraint media_is_a_list check (jsonb_typeof(value) = 'array');
create domain pipeline.suppression_reason as text constraint reason_is_known check (value in (
  'opt_out', 'complaint', 'carrier_block', 'wrong_number', 'cannot_be_texted', 'person'
));

create table pipeline.lead_messages (
  id uuid primary key default uuidv7(),
  text_no bigint not null generated always as identity,
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete cascade,
  direction pipeline.message_direction not null,
  purpose text not null,
  body text not null,
  segments integer,
  status pipeline.message_status not null,
  phone text not null,
  stage text,
  stage_visit integer,
  intent_key text,
  template text,
  timer text,
  agent_run_id uuid references pipeline.agent_runs (id) on delete set null,
  author pipeline.message_author not null default 'automation',
  is_reply boolean not null default false,
  not_before timestamptz,
  booked_at timestamptz,
  newly_booked boolean not null default false,
  paced_at timestamptz,
  send_attempts integer not null default 0,
  sending_at timestamptz,
  lease_until timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  answered_at timestamptz,
  answered_by uuid references pipeline.lead_messages (id) on delete set null,
  kept_word jsonb,
  carrier text,
  provider_message_id text,
  error_code text,
  status_reason text,
  cancelled_because pipeline.end_cause,
  cancelled_at timestamptz,
  intent pipeline.reply_intent,
  intent_amount numeric(12, 2),
  intent_confidence numeric(3, 2),
  media pipeline.media_list not null default '[]',
  written_at timestamptz,
  opt_out_type text,
  entered_by text,
  created_at timestamptz not null default pipeline.now(),

  constraint one_text_per_intent unique (intent_key),
  constraint one_row_per_provider_message unique (provider_message_id)
);

create index lead_messages_lead on pipeline.lead_messages (vendor_lead_id, created_at);
create index lead_messages_lead_in_order on pipeline.lead_messages (vendor_lead_id, text_no);
create index lead_messages_agent_run on pipeline.lead_messages (agent_run_id);
create index lead_messages_queued on pipeline.lead_messages (not_before) where status = 'queued';
create index lead_messages_sending on pipeline.lead_messages (sending_at) where status in ('sending', 'uncertain');
create index lead_messages_pending on pipeline.lead_messages (vendor_lead_id) where status in ('queued', 'sending');
create index lead_messages_answered_by on pipeline.lead_messages (answered_by);
create index lead_messages_unanswered on pipeline.lead_messages (vendor_lead_id) where direction = 'inbound' and answered_at is null;
create index lead_messages_failed on pipeline.lead_messages (vendor_lead_id) where status in ('uncertain', 'failed');

comment on table pipeline.lead_messages is 'Every text, both ways. An outbound row is the intent to send one text, and its outcome.';
comment on column pipeline.lead_messages.id is 'Names the text.';
comment on column pipeline.lead_messages.text_no is 'Grows with every text; within a lead the order in which they were written down, whatever the clocks said.';
comment on column pipeline.lead_messages.vendor_lead_id is 'Null for an inbound text from a number nobody knows.';
comment on column pipeline.lead_messages.direction is 'inbound (the vendor wrote) or outbound.';
comment on column pipeline.lead_messages.purpose is 'What it is for: REPLY, OFFER, VIDEO, CONVERSATION_FOLLOW_UP, …';
comment on column pipeline.lead_messages.body is 'The words.';
comment on column pipeline.lead_messages.segments is 'In how many parts a text of ours is sent and charged; counted when it is written. Null for inbound.';
comment on column pipeline.lead_messages.status is 'outbound: queued, sending, sent, delivered | undelivered | failed, cancelled, uncertain (the carrier may have it; never sent again blindly). inbound: received.';
comment on column pipeline.lead_messages.phone is 'The vendor''s number, E.164; for an inbound text whatever the carrier gave as its sender, as E.164 where it can be read as a number.';
comment on column pipeline.lead_messages.stage is 'Where the lead stood; null for a number nobody knows.';
comment on column pipeline.lead_messages.stage_visit is 'The visit it belongs to; null for a number nobody knows.';
comment on column pipeline.lead_messages.intent_key is 'What this text is for; unique, so that one intent is never texted twice. Null for inbound.';
comment on column pipeline.lead_messages.template is 'The template it was made from; null when it was written otherwise.';
comment on column pipeline.lead_messages.timer is 'The timer of its stage that wrote it; null when the stage brought it, an agent or a person wrote it, and for inbound.';
comment on column pipeline.lead_messages.agent_run_id is 'The run that wrote it; null when no agent did.';
comment on column pipeline.lead_messages.author is 'Who wrote it: automation (a template), agent, person or vendor.';
comment on column pipeline.lead_messages.is_reply is 'Answers a text just received; such texts may leave outside the send window.';
comment on column pipeline.lead_messages.not_before is 'Earliest time to send: the send window, the caps and the pace put it off.';
comment on column pipeline.lead_messages.booked_at is 'For when a job that looks at this text is booked: by the business clock while it waits, by the real one while it is being sent. Null when none is: it is settled, held, or inbound.';
comment on column pipeline.lead_messages.newly_booked is 'Whether the latest change of the row booked a job.';
comment on column pipeline.lead_messages.paced_at is 'When it was given its turn under the pace; null before.';
comment on column pipeline.lead_messages.send_attempts is 'How often it was given to the carrier.';
comment on column pipeline.lead_messages.sending_at is 'When it was last found that it may leave, right before the carrier was called; null before that.';
comment on column pipeline.lead_messages.lease_until is 'Real time until which the worker that sends it may still be talking to the carrier; after it somebody else takes over, asking the carrier first.';
comment on column pipeline.lead_messages.sent_at is 'When the carrier took it, by its own word where it gives one; null before that, and for inbound.';
comment on column pipeline.lead_messages.delivered_at is 'When it reached the phone; null when that was not reported.';
comment on column pipeline.lead_messages.answered_at is 'When our answer to this inbound text was settled; null while we owe one.';
comment on column pipeline.lead_messages.answered_by is 'The text of an agent that answers this inbound one; null when it was answered in another way, or not yet. When that text is dropped before it left, the answer is owed again.';
comment on column pipeline.lead_messages.kept_word is 'What the carrier said of it while somebody had the lead locked: written down as soon as the lead is free. Null otherwise.';
comment on column pipeline.lead_messages.carrier is 'The carrier that took it; null before.';
comment on column pipeline.lead_messages.provider_message_id is 'The carrier''s own id of it; null before the carrier took it.';
comment on column pipeline.lead_messages.error_code is 'The carrier''s error code; null when there was none.';
comment on column pipeline.lead_messages.status_reason is 'Why it was cancelled, failed or is uncertain; null otherwise.';
comment on column pipeline.lead_messages.cancelled_because is 'Why it was given up; null unless it was cancelled.';
comment on column pipeline.lead_messages.cancelled_at is 'When it was cancelled; null otherwise.';
comment on column pipeline.lead_messages.intent is 'How a vendor''s reply to an offer was understood; null when not read, and for outbound.';
comment on column pipeline.lead_messages.intent_amount is 'The figure of a counter, GBP.';
comment on column pipeline.lead_messages.intent_confidence is 'How sure the reading is, 0 to 1.';
comment on column pipeline.lead_messages.media is 'Pictures and the like that came with an inbound text, as the carrier names them: a list of objects with url and contentType.';
comment on column pipeline.lead_messages.written_at is 'When the vendor sent it, by the carrier''s word; null when it does not say, and for outbound.';
comment on column pipeline.lead_messages.opt_out_type is 'What the carrier itself made of an inbound text: STOP, START, HELP; null when nothing, and for outbound.';
comment on column pipeline.lead_messages.entered_by is 'Who entered an inbound text for the vendor; null when a carrier brought it, and for outbound. Such a text alone never accepts an offer.';
comment on column pipeline.lead_messages.created_at is 'When it was written down.';

create type pipeline_private.claimed_message as (
  id uuid,
  phone text,
  body text,
  is_retry boolean,
  attempt integer,
  valid_seconds integer,
  written_at timestamptz,
  other_ids text[]
);

comment on type pipeline_private.claimed_message is 'A text as its sender needs it. is_retry: an earlier attempt may have reached the carrier. valid_seconds: after which the carrier is to give up. written_at: before which it cannot have been handed over. other_ids: the carrier''s ids of other texts with the same words to the same number; of retries only.';

create table pipeline.message_suppressions (
  phone text primary key,
  reason pipeline.suppression_reason not null,
  source pipeline.free_text not null,
  suppressed_by text not null,
  created_at timestamptz not null default pipeline.now(),

  constraint phone_is_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$')
);

comment on table pipeline.message_suppressions is 'Numbers that must not be texted, whichever lead they belong to. allow_again() takes one off; the audit log keeps what stood here.';
comment on column pipeline.message_suppressions.phone is 'The number, E.164.';
comment on column pipeline.message_suppressions.reason is 'opt_out, complaint and carrier_block bind the vendor at any number; wrong_number, cannot_be_texted (a landline, a number that is gone) and person this number only.';
comment on column pipeline.message_suppressions.source is 'What led to it.';
comment on column pipeline.message_suppressions.suppressed_by is 'Who put it on the list.';
comment on column pipeline.message_suppressions.created_at is 'Since when.';

-- Vendors' texts whose leads somebody has locked.
create table pipeline_private.inbox (
  id uuid primary key default uuidv7(),
  arrived_no bigint not null generated always as identity,
  phone text not null,
  body text not null,
  provider_message_id text not null,
  media pipeline.media_list not null,
  written_at timestamptz,
  opt_out_type text,
  entered_by text,
  arrived_at timestamptz not null default pipeline.now(),
  booked_at timestamptz,
  newly_booked boolean not null default false,

  constraint a_provider_message_waits_once unique (provider_message_id)
);

create index inbox_of_phone on pipeline_private.inbox (phone, arrived_no);

comment on table pipeline_private.inbox is 'What vendors wrote while somebody had their leads locked. Each becomes a row of lead_messages, by the same id and in the order of their arrival, as soon as the leads are free.';

-- What a carrier says of a text before we have written down that it took it.
create table pipeline_private.early_statuses (
  provider_message_id text not null,
  status text not null,
  error_code text,
  received_at timestamptz not null default pipeline.now(),

  primary key (provider_message_id, status)
);

comment on table pipeline_private.early_statuses is 'What a carrier said of texts that we do not know by its id yet; applied, and gone, as soon as we do.';

create table pipeline_private.send_pace (
  only_row boolean primary key default true,
  next_free_at timestamptz not null default '-infinity',

  constraint there_is_one_row check (only_row)
);

insert into pipeline_private.send_pace default values;

comment on table pipeline_private.send_pace is 'When the next unprompted text may leave, over all leads.';

create domain pipeline.sender_name as text
  constraint sends_as_is_a_name check (value ~ '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$');

create table pipeline.carriers (
  carrier text primary key,
  down_since timestamptz,
  try_at timestamptz,
  last_error text,

  constraint carrier_is_a_word check (carrier ~ '^[a-z][a-z0-9_]{0,39}$')
);

comment on table pipeline.carriers is 'Carriers that once took no text at all, and which of them takes none at present: then texts wait, and one is tried now and then.';
comment on column pipeline.carriers.carrier is 'The carrier, by the name that its program has.';
comment on column pipeline.carriers.down_since is 'Since when it takes no text, whichever it is; null while it does.';
comment on column pipeline.carriers.try_at is 'From when on the next text may try it; null while it is not down.';
comment on column pipeline.carriers.last_error is 'Why it took none, the last time; null when that never happened.';

create table pipeline.sending_right (
  only_row boolean primary key default true,
  sends_as pipeline.sender_name,
  place text not null,
  given_at timestamptz not null default now(),
  given_by text not null default session_user,
  reason pipeline.free_text,

  constraint there_is_one_row check (only_row)
);

insert into pipeline.sending_right (place, reason)
select format('%s:%s', control.system_identifier, databases.oid), 'the database was made here'
from pg_control_system() as control
join pg_database as databases on databases.datname = current_database();

comment on table pipeline.sending_right is 'Who may let texts leave: one place and one name. A copy of the database has neither, and does nothing until a person has called this_is_the_original().';
comment on column pipeline.sending_right.sends_as is 'What SENDS_AS of a worker must be; null: it must not be set.';
comment on column pipeline.sending_right.place is 'The server and the database in it that the right was given for; see pipeline_private.this_place().';
comment on column pipeline.sending_right.given_at is 'Since when.';
comment on column pipeline.sending_right.given_by is 'Who gave it: a user, or a login.';
comment on column pipeline.sending_right.reason is 'Why, in their words.';

create table pipeline_private.simulated_carrier (
  message_id uuid primary key,
  phone text not null,
  body text not null,
  accepted_at timestamptz not null default pipeline.now(),
  read_at timestamptz
);

create index simulated_carrier_unread on pipeline_private.simulated_carrier (accepted_at) where read_at is null;

comment on table pipeline_private.simulated_carrier is 'What the simulated carrier accepted: its own ledger, keyed by our message.';

grant select on pipeline.lead_messages, pipeline.message_suppressions, pipeline.sending_right, pipeline.carriers to pipeline_viewer, pipeline_worker;
grant insert (phone, reason, source) on pipeline.message_suppressions to pipeline_operator;
grant select, insert, update on pipeline_private.simulated_carrier to pipeline_worker;

reset role;
