-- Up Migration
-- What people write down about a lead: notes, calls, and whom they are to ring next. And what is to happen at a time that
-- somebody has set.
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

insert into pipeline_private.work_kinds (task, relation, key, argument, due, waiting, priority, detail, called)
values (
  'keep_appointment', 'pipeline_private.appointments', 'id', 'appointment', 'due_at', 'work.due_at is not null', -2,
  $$replace(work.kind, '_', ' ')$$, 'appointments'
);

comment on table pipeline_private.appointments is 'What is to happen at a time that a person has set: a call that is due, a hold or a snooze that ends. The row goes when it has.';
comment on column pipeline_private.appointments.id is 'Of the planned call, of the hold, or of the review item.';
comment on column pipeline_private.appointments.kind is 'planned_call, end_of_hold, end_of_snooze.';
comment on column pipeline_private.appointments.due_at is 'When, by the business clock.';
comment on column pipeline_private.appointments.booked_at is 'For when a job that looks is booked.';
comment on column pipeline_private.appointments.newly_booked is 'Whether the latest change of the row booked a job.';

grant select on pipeline.notes, pipeline.phone_calls, pipeline.planned_calls to pipeline_viewer, pipeline_worker;

-- Times that people set: when a hold ends, when a text of theirs leaves, until when a question may wait, and who is to answer it.
alter table pipeline.vendor_leads add column held_until timestamptz;

comment on column pipeline.vendor_leads.held_until is 'When the hold ends by itself; null while there is none, and when a person is to end it.';

alter table pipeline.lead_messages add column scheduled_for timestamptz;

comment on column pipeline.lead_messages.scheduled_for is 'The time that a person has chosen for a text of theirs, not_before says when it may leave; null for one that leaves as soon as it may, and for automation''s.';

alter table pipeline.review_items
  add column assigned_to text,
  add column snoozed_until timestamptz,
  add column answered_texts bigint[],
  add constraint snooze_comes_to_an_end check (isfinite(snoozed_until));

create index review_items_assigned on pipeline.review_items (assigned_to, opened_at) where resolved_at is null and assigned_to is not null;

comment on column pipeline.review_items.assigned_to is 'The user who is to answer it; null: whoever comes first.';
comment on column pipeline.review_items.answered_texts is 'The text_no of each text of the vendor that counted as answered when a person resolved it; null while it waits, and when there was none.';
comment on column pipeline.review_items.snoozed_until is 'Until when nobody needs to look at it; then it is null again. Null: it waits for an answer now.';

reset role;
