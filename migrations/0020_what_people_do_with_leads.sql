-- Up Migration
-- What people write down about a lead: notes, calls, and whom they are to ring next. Times that people set. By which other numbers a
-- vendor is known. What they are about to write to a vendor, and often write. Where a fact of a lead came from, and why deals come to
-- nothing.
set local role pipeline_owner;

create domain pipeline.phone_outcome as text
  constraint outcome_of_phone_call_is_known check (value in ('reached', 'no_answer', 'voicemail', 'wrong_number'));

create table pipeline.notes (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete cascade,
  review_item_id uuid references pipeline.review_items (id) on delete cascade,
  body pipeline.free_text not null,
  is_pinned boolean not null default false,
  written_by text not null,
  user_id uuid,
  written_at timestamptz not null default pipeline.now(),
  corrected_at timestamptz,

  constraint note_is_about_something check (vendor_lead_id is not null or review_item_id is not null),
  constraint note_says_something check (body ~ '\S')
);

create index notes_lead on pipeline.notes (vendor_lead_id, written_at);
create index notes_review_item on pipeline.notes (review_item_id);

comment on table pipeline.notes is 'What people write down about a lead, or about a question to a person, for each other. Nobody outside sees it.';
comment on column pipeline.notes.id is 'Names the note.';
comment on column pipeline.notes.vendor_lead_id is 'The lead; null when it is about a question that concerns no lead we know.';
comment on column pipeline.notes.review_item_id is 'The question it is about; null when it is about the lead as a whole.';
comment on column pipeline.notes.body is 'The words.';
comment on column pipeline.notes.is_pinned is 'Whether it is shown first.';
comment on column pipeline.notes.written_by is 'Who wrote it: a user, or a login. They alone correct it.';
comment on column pipeline.notes.user_id is 'The user who wrote it; null for a login.';
comment on column pipeline.notes.written_at is 'When.';
comment on column pipeline.notes.corrected_at is 'When its author last corrected the words; null when they never did.';

create table pipeline.phone_calls (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  phone text not null,
  outcome pipeline.phone_outcome not null,
  note pipeline.free_text,
  made_at timestamptz not null,
  made_by text not null,
  user_id uuid,
  stage text not null,
  stage_visit integer not null,
  logged_at timestamptz not null default pipeline.now(),

  constraint phone_is_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$')
);

create index phone_calls_lead on pipeline.phone_calls (vendor_lead_id, made_at);

comment on table pipeline.phone_calls is 'Calls between people of ours and vendors, as whoever spoke logged them.';
comment on column pipeline.phone_calls.id is 'Names the call.';
comment on column pipeline.phone_calls.vendor_lead_id is 'The lead.';
comment on column pipeline.phone_calls.phone is 'The number, in E.164.';
comment on column pipeline.phone_calls.outcome is 'reached (they spoke), no_answer, voicemail (a word was left), wrong_number (whoever answered is not the vendor).';
comment on column pipeline.phone_calls.note is 'What was said; null when nothing was written down.';
comment on column pipeline.phone_calls.made_at is 'When.';
comment on column pipeline.phone_calls.made_by is 'Who logged it: a user, or a login.';
comment on column pipeline.phone_calls.user_id is 'The user who logged it; null for a login.';
comment on column pipeline.phone_calls.stage is 'Where the lead stood.';
comment on column pipeline.phone_calls.stage_visit is 'The visit.';
comment on column pipeline.phone_calls.logged_at is 'When it was written down.';

create table pipeline.planned_calls (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  due_at timestamptz not null,
  caller text not null,
  note pipeline.free_text,
  planned_by text not null,
  planned_at timestamptz not null default pipeline.now(),
  asked_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  end_reason pipeline.free_text,
  phone_call_id uuid references pipeline.phone_calls (id) on delete set null,

  constraint planned_call_comes check (isfinite(due_at)),
  constraint ended_is_complete check ((ended_at is null) = (ended_by is null))
);

create unique index one_planned_call_per_lead on pipeline.planned_calls (vendor_lead_id) where ended_at is null;
create index planned_calls_lead on pipeline.planned_calls (vendor_lead_id, planned_at);
create index planned_calls_due on pipeline.planned_calls (due_at);
create index planned_calls_caller on pipeline.planned_calls (caller, due_at) where ended_at is null;
create index planned_calls_phone_call on pipeline.planned_calls (phone_call_id);

comment on table pipeline.planned_calls is 'Whom somebody of ours is to ring, and when. At most one open for a lead.';
comment on column pipeline.planned_calls.id is 'Names it.';
comment on column pipeline.planned_calls.vendor_lead_id is 'The lead.';
comment on column pipeline.planned_calls.due_at is 'When they are to be rung.';
comment on column pipeline.planned_calls.caller is 'Who rings: a user, or the login that planned it.';
comment on column pipeline.planned_calls.note is 'What about; null when that was not said.';
comment on column pipeline.planned_calls.planned_by is 'Who planned it.';
comment on column pipeline.planned_calls.planned_at is 'When it was planned, or planned anew.';
comment on column pipeline.planned_calls.asked_at is 'When its time came and the caller was asked; null before.';
comment on column pipeline.planned_calls.ended_at is 'When it was made or given up; null while it is open.';
comment on column pipeline.planned_calls.ended_by is 'Who made it or gave it up; null while it is open.';
comment on column pipeline.planned_calls.end_reason is 'Why it was given up; null while it is open, and when it was made.';
comment on column pipeline.planned_calls.phone_call_id is 'The call that was made; null while it is open, and when it was given up.';

create domain pipeline.appointment_kind as text
  constraint appointment_kind_is_known check (value in ('planned_call', 'end_of_hold', 'end_of_snooze'));

create table pipeline_private.appointments (
  id uuid primary key,
  kind pipeline.appointment_kind not null,
  due_at timestamptz not null,
  booked_at timestamptz,
  newly_booked boolean not null default false,

  constraint appointment_comes check (isfinite(due_at))
);

comment on table pipeline_private.appointments is 'What is to happen at a time that a person has set: a call that is due, a hold or a snooze that ends. The row goes when it has.';
comment on column pipeline_private.appointments.id is 'Of the planned call, of the hold, or of the review item.';
comment on column pipeline_private.appointments.kind is 'planned_call, end_of_hold, end_of_snooze.';
comment on column pipeline_private.appointments.due_at is 'When, by the business clock.';
comment on column pipeline_private.appointments.booked_at is 'For when a job that looks is booked.';
comment on column pipeline_private.appointments.newly_booked is 'Whether the latest change of the row booked a job.';

-- When a hold ends, until when a question may wait, and who is to answer it.
alter table pipeline.vendor_leads add column held_until timestamptz;

comment on column pipeline.vendor_leads.held_until is 'When the hold ends by itself; null while there is none, and when a person is to end it.';

alter table pipeline.review_items
  add column assigned_to text,
  add column snoozed_until timestamptz,
  add column answered_texts bigint[],
  add constraint snooze_comes_to_an_end check (isfinite(snoozed_until));

create index review_items_assigned on pipeline.review_items (assigned_to, opened_at) where resolved_at is null and assigned_to is not null;

comment on column pipeline.review_items.assigned_to is 'The user who is to answer it; null: whoever comes first.';
comment on column pipeline.review_items.answered_texts is 'The text_no of each text of the vendor that counted as answered when a person resolved it; null while it waits, and when there was none.';
comment on column pipeline.review_items.snoozed_until is 'Until when nobody needs to look at it; then it is null again. Null: it waits for an answer now.';

-- Texts from other numbers of a vendor are about the lead, too.
create domain pipeline.phone_origin as text constraint origin_is_known check (value in ('former', 'merged', 'person'));

create table pipeline.lead_phones (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  phone text not null,
  known_by pipeline.phone_origin not null default 'person',
  added_by text not null,
  added_at timestamptz not null default pipeline.now(),

  constraint phone_is_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  constraint a_number_is_known_once unique (vendor_lead_id, phone)
);

create index lead_phones_phone on pipeline.lead_phones (phone);

comment on table pipeline.lead_phones is 'Other numbers of a lead''s vendor, beside the one that we text: what is written from there is about the lead. vendor_leads.vendor_phone itself is never among them.';
comment on column pipeline.lead_phones.id is 'Names the row.';
comment on column pipeline.lead_phones.vendor_lead_id is 'The lead.';
comment on column pipeline.lead_phones.phone is 'The number, in E.164; a landline may be one.';
comment on column pipeline.lead_phones.known_by is 'How it is known: former (the lead had it, and its vendor wrote from there), merged (a lead that was merged into this one had it), person (somebody said so).';
comment on column pipeline.lead_phones.added_by is 'Who said so, or whose deed brought it.';
comment on column pipeline.lead_phones.added_at is 'When.';

create index lead_messages_of_strangers on pipeline.lead_messages (phone) where vendor_lead_id is null;

create domain pipeline.draft_state as text constraint draft_state_is_known check (value in ('open', 'sent', 'discarded'));

create table pipeline.drafts (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  body pipeline.free_text not null,
  state pipeline.draft_state not null default 'open',
  author text not null default 'person',
  written_by text not null,
  user_id uuid,
  written_at timestamptz not null default pipeline.now(),
  edited_by text,
  edited_at timestamptz,
  read_up_to bigint,
  ended_by text,
  ended_at timestamptz,
  message_id uuid references pipeline.lead_messages (id) on delete set null,

  constraint draft_says_something check (body ~ '\S'),
  constraint draft_fits_a_text check (length(body) <= 1600),
  constraint edited_is_complete check ((edited_at is null) = (edited_by is null)),
  constraint ended_is_complete check ((ended_at is null) = (state = 'open') and (ended_at is null) = (ended_by is null)),
  constraint only_a_sent_draft_has_a_text check (message_id is null or state = 'sent')
);

create unique index one_open_draft_per_writer on pipeline.drafts (vendor_lead_id, written_by) where state = 'open';
create index drafts_lead on pipeline.drafts (vendor_lead_id, written_at);
create index drafts_open on pipeline.drafts (written_at) where state = 'open';
create index drafts_message on pipeline.drafts (message_id);

comment on table pipeline.drafts is 'Texts to vendors that are not to leave yet, kept for whoever goes on with them. Nothing leaves by itself. At most one open for a lead and whoever wrote it.';
comment on column pipeline.drafts.id is 'Names the draft.';
comment on column pipeline.drafts.vendor_lead_id is 'The lead.';
comment on column pipeline.drafts.body is 'The words.';
comment on column pipeline.drafts.state is 'open (somebody may go on with it), sent, discarded.';
comment on column pipeline.drafts.author is 'person, or the agent that proposes it.';
comment on column pipeline.drafts.written_by is 'Who began it: a user, a login, or an agent.';
comment on column pipeline.drafts.user_id is 'The user who began it; null for a login and an agent.';
comment on column pipeline.drafts.written_at is 'When it was begun.';
comment on column pipeline.drafts.edited_by is 'Who changed the words last; null when nobody has.';
comment on column pipeline.drafts.edited_at is 'When the words were changed last; null when they never were.';
comment on column pipeline.drafts.read_up_to is 'The text_no of the vendor''s last text when the words were last written; null when they had not written. What came later outdates the draft.';
comment on column pipeline.drafts.ended_by is 'Who sent or discarded it; null while it is open.';
comment on column pipeline.drafts.ended_at is 'When it was sent or discarded; null while it is open.';
comment on column pipeline.drafts.message_id is 'The text that it became; null unless it was sent.';

create table pipeline.saved_replies (
  title pipeline.one_line primary key,
  body pipeline.free_text not null,

  constraint title_is_short check (length(title) between 1 and 60),
  constraint reply_fits_a_text check (length(body) between 1 and 1000 and body ~ '\S'),
  constraint placeholders_are_known check (body !~ '\{(?!(first_name|company|address|offer_amount|video_url)\})')
);

comment on table pipeline.saved_replies is 'What people often write to vendors, with places to fill in: {first_name}, {company}, {address}, {offer_amount}, {video_url}. Nobody but a person sends one.';
comment on column pipeline.saved_replies.title is 'What it is called in the list.';
comment on column pipeline.saved_replies.body is 'The words, with their places to fill in.';

create type pipeline.filled_reply as (
  title pipeline.one_line,
  body text,
  segments integer,
  missing text[]
);

comment on type pipeline.filled_reply is 'A saved reply as it would be written to a lead.';
comment on column pipeline.filled_reply.title is 'What it is called in the list.';
comment on column pipeline.filled_reply.body is 'The words with their places filled in; null when the lead has no offer, which they name.';
comment on column pipeline.filled_reply.segments is 'In how many parts it would be sent and charged; null when there are no words.';
comment on column pipeline.filled_reply.missing is 'The places for which nothing is known of the lead: first_name, address (other words stand there), offer_amount.';

create type pipeline.fact_origin as (
  fact text,
  set_at timestamptz,
  actor_kind text,
  actor text,
  reason text,
  agent_run_id uuid,
  source text,
  words text[]
);

comment on type pipeline.fact_origin is 'Where a fact of a lead came from.';
comment on column pipeline.fact_origin.fact is 'The fact, by its column of the lead.';
comment on column pipeline.fact_origin.set_at is 'Since when it is what it is.';
comment on column pipeline.fact_origin.actor_kind is 'Who wrote it, as a kind: agent, user, sql, import, webhook, worker.';
comment on column pipeline.fact_origin.actor is 'Who wrote it.';
comment on column pipeline.fact_origin.reason is 'Why; null when that was not said.';
comment on column pipeline.fact_origin.agent_run_id is 'The agent''s run that found it; null unless one did.';
comment on column pipeline.fact_origin.source is 'The source that brought it; null unless one did.';
comment on column pipeline.fact_origin.words is 'What it was read from: the texts of the vendor that the run read, the earliest first, or the lead as its source brought it; null when it was read from neither.';

-- Why agreed deals come to nothing, in words that can be counted.
create domain pipeline.fall_through_kind as text constraint fall_through_kind_is_a_name check (value ~ '^[a-z][a-z0-9_]{0,62}$');

comment on constraint fall_through_kind_is_a_name on domain pipeline.fall_through_kind is 'a standard reason is one of the table fall_through_kinds';

create table pipeline.fall_through_kinds (
  kind pipeline.fall_through_kind primary key,
  title pipeline.one_line not null,
  position integer not null
);

create index fall_through_kinds_position on pipeline.fall_through_kinds (position);

comment on table pipeline.fall_through_kinds is 'Standard reasons for which an agreed deal falls through or its investor falls away. Another is another row.';
comment on column pipeline.fall_through_kinds.kind is 'Names it.';
comment on column pipeline.fall_through_kinds.title is 'What people call it.';
comment on column pipeline.fall_through_kinds.position is 'Its place where one is chosen.';

alter table pipeline.deals
  add column fall_through_kind pipeline.fall_through_kind references pipeline.fall_through_kinds (kind) on update cascade,
  add constraint fall_through_kind_is_of_one_that_fell check (fall_through_kind is null or fell_through_at is not null);

create index deals_fall_through_kind on pipeline.deals (fall_through_kind) where fall_through_kind is not null;

comment on column pipeline.deals.fall_through_kind is 'Which of the standard reasons it was; null when it has not fallen through, and until somebody says.';
comment on constraint fall_through_kind_is_of_one_that_fell on pipeline.deals is 'only a deal that fell through has a reason for it';
comment on constraint deals_fall_through_kind_fkey on pipeline.deals is 'a standard reason is one of the table fall_through_kinds';

alter type pipeline.move_requirements add attribute asks_fall_through boolean;
comment on column pipeline.move_requirements.asks_fall_through is
  'Whether it takes a lead off an agreed deal or an investor off a lead, so that fall_through tells which of the standard reasons it was.';

create type pipeline.deal_result as (
  saved boolean,
  code text,
  deal pipeline.deals
);

comment on type pipeline.deal_result is 'What became of a deal that was to be written: the deal as it is now, written or not.';
comment on column pipeline.deal_result.saved is 'Whether it was written.';
comment on column pipeline.deal_result.code is 'Null when it was, else the VL code of the refusal.';
comment on column pipeline.deal_result.deal is 'The deal as it stands.';

grant select on
  pipeline.notes, pipeline.phone_calls, pipeline.planned_calls, pipeline.lead_phones, pipeline.drafts, pipeline.saved_replies,
  pipeline.fall_through_kinds
to pipeline_viewer, pipeline_worker;
grant insert (vendor_lead_id, phone), delete on pipeline.lead_phones to pipeline_operator;
grant update (fall_through_kind) on pipeline.deals to pipeline_operator;
grant insert, update, delete on pipeline.fall_through_kinds to pipeline_admin;

reset role;
