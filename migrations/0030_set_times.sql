-- Up Migration
-- Times that people set: when a hold ends, when a text of theirs leaves, until when a question may wait, and who is to answer it.
set local role pipeline_owner;

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
