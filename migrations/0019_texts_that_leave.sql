-- Up Migration
-- How fast a sender may text, what a text cost, and what is done about each error of a carrier. What people say about all texts at
-- once: that none leaves for now, that the words are ours, and by which carrier they go. And what texts may claim: what a row backs.
set local role pipeline_owner;

create table pipeline.senders (
  sender pipeline.one_line primary key,
  carrier text not null,
  segments_per_minute integer,
  in_use_since timestamptz,

  constraint carrier_is_a_word check (carrier ~ '^[a-z][a-z0-9_]{0,39}$'),
  constraint rate_is_positive check (segments_per_minute > 0)
);

create unique index one_sender_is_in_use on pipeline.senders ((true)) where in_use_since is not null;

comment on table pipeline.senders is 'Who texts, and how fast it may: one row for each number, name or Messaging Service that a worker came with.';
comment on column pipeline.senders.sender is 'A number, E.164, a name, or the carrier''s id of a service.';
comment on column pipeline.senders.carrier is 'The carrier that it texts through.';
comment on column pipeline.senders.segments_per_minute is 'How many segments it may send in a minute, answers included, over all workers. Null: no limit. An admin sets it to what the carrier grants.';
comment on column pipeline.senders.in_use_since is 'Since when texts leave from it; null for those that were used before.';

alter table pipeline.carriers
  add column slowed_at timestamptz,
  add column slowed_to numeric(10, 2),
  add column wait_until timestamptz;

comment on table pipeline.carriers is 'Carriers that once took no text at all, or wanted them more slowly, and which of them takes none at present: then texts wait, and one is tried now and then.';
comment on column pipeline.carriers.slowed_at is 'When it last wanted texts more slowly; null once they leave as fast as the sender may again.';
comment on column pipeline.carriers.slowed_to is 'Segments a minute that its sender went down to then; doubled every five minutes since. Null as slowed_at.';
comment on column pipeline.carriers.wait_until is 'Until when it wanted no text at all; null when it has not said so.';

alter table pipeline_private.send_pace
  add column used_until timestamptz not null default '-infinity',
  add column next_reply_at timestamptz not null default '-infinity';

comment on table pipeline_private.send_pace is 'The one budget of all workers: until when what has left uses up the sender''s rate, and which turn is the next to be given, to an unprompted text and to an answer.';

-- The record knows a row by its key: these go under the old one, and the release of this number brings them back under the new.
delete from pipeline.carrier_errors;

alter table pipeline.carrier_errors
  add column carrier text not null default 'twilio' constraint carrier_is_a_word check (carrier ~ '^[a-z][a-z0-9_]{0,39}$'),
  drop constraint carrier_errors_pkey,
  add primary key (carrier, error_code),
  add column treatment text constraint treatment_is_known check (treatment in ('filtered', 'slows_down', 'all_wait')),
  add column most_resends smallint constraint resends_are_few check (most_resends between 1 and 5),
  add column resend_after interval constraint resends_come_soon check (resend_after between interval '0' and interval '3 days');

comment on table pipeline.carrier_errors is 'What carriers'' error codes mean, and what is done. A code that is not listed fails the text and asks a person, nothing more. Source: Twilio''s error dictionary.';
comment on column pipeline.carrier_errors.carrier is 'Whose code it is: the name that a carrier has on texts. The simulated carrier speaks Twilio''s.';
comment on column pipeline.carrier_errors.treatment is 'slows_down: the text waits, and the sender goes slower. all_wait: it is about us, so no other text would fare better; all wait, with CARRIER_DOWN. filtered: the text fails, and it counts towards TEXTS_FILTERED. Null: the text fails, and a person is asked unless it is sent anew.';
comment on column pipeline.carrier_errors.most_resends is 'How often the same words are sent anew, as a text of its own, after one that the carrier took and gave up; then the consequence follows. Null: never.';
comment on column pipeline.carrier_errors.resend_after is 'How long that waits, and a text that the carrier did not take because it wants fewer; null: not longer than usual.';

create domain pipeline.stop_scope as text
  constraint scope_is_all_or_names_one check (value = 'all' or value ~ '^(source|template|agent):\S(.*\S)?$');

create table pipeline.text_stops (
  id uuid primary key default uuidv7(),
  scope pipeline.stop_scope not null,
  reason pipeline.free_text not null,
  stopped_by text not null,
  since timestamptz not null default pipeline.now(),
  ended_at timestamptz,
  ended_by text,
  end_reason pipeline.free_text,

  constraint ended_is_complete check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);

create unique index one_stop_stands_for_a_scope on pipeline.text_stops (scope) where ended_at is null;

comment on table pipeline.text_stops is 'When people had no text leave and no agent called: for all leads, or for a source, a template or an agent. stop_texts() writes a row, resume_texts() ends it.';
comment on column pipeline.text_stops.id is 'Names the stop.';
comment on column pipeline.text_stops.scope is 'What it keeps back: all; source:<source>, of its leads; template:<template>, texts made from it; agent:<agent>, calls of it and texts that it wrote.';
comment on column pipeline.text_stops.reason is 'Why, in words of whoever said so.';
comment on column pipeline.text_stops.stopped_by is 'Who said so: a user, or a login.';
comment on column pipeline.text_stops.since is 'Since when.';
comment on column pipeline.text_stops.ended_at is 'When texts went on; null while it stands.';
comment on column pipeline.text_stops.ended_by is 'Who let them go on; null while it stands.';
comment on column pipeline.text_stops.end_reason is 'Why they went on; null while it stands.';

alter table pipeline.agent_runs add column kept_back_since timestamptz;
create index agent_runs_kept_back on pipeline.agent_runs (kept_back_since) where kept_back_since is not null;
comment on column pipeline.agent_runs.kept_back_since is 'Since when its agent would have been called but for a stop; it waits until a person has ended that. Null otherwise.';

-- Those who wait for the end of a stop are woken in turns.
create table pipeline_private.wake_ups (
  only_row boolean primary key default true,
  look_at timestamptz,
  booked_at timestamptz,
  newly_booked boolean not null default false,

  constraint there_is_one_row check (only_row)
);

comment on table pipeline_private.wake_ups is 'When somebody looks which of the texts and runs that were kept back may go on; look_at is null when nothing has ended.';

insert into pipeline_private.wake_ups default values;

alter table pipeline.message_templates add column is_placeholder boolean;
comment on column pipeline.message_templates.is_placeholder is 'Whether it says what the first release put there and nobody has made it the company''s own: no text leaves meanwhile, but in a simulation. False as soon as its body is changed, or somebody sets it so; null where the first release put nothing.';

alter table pipeline.sending_right
  add column carrier text,
  add column carrier_account pipeline.one_line,
  add column carrier_since timestamptz,
  add column carrier_by text,
  add column carrier_reason pipeline.free_text,
  add constraint carrier_is_complete check (
    (carrier is null) = (carrier_account is null) and (carrier is null) = (carrier_since is null) and (carrier is null) = (carrier_by is null)
  ),
  add constraint carrier_is_a_word check (carrier ~ '^[a-z][a-z0-9_]{0,39}$');

comment on column pipeline.sending_right.carrier is 'The carrier that takes the texts of this database: the first real one that took one, or what change_carrier() was told. Null before.';
comment on column pipeline.sending_right.carrier_account is 'The account there; null before.';
comment on column pipeline.sending_right.carrier_since is 'Since when; null before.';
comment on column pipeline.sending_right.carrier_by is 'Who said so: a user, a login, or the worker that sent first; null before.';
comment on column pipeline.sending_right.carrier_reason is 'Why, in their words; null before, and where a worker came first.';

create type pipeline.claim as (kind text, words text, value numeric);

comment on type pipeline.claim is 'What a text claims.';
comment on column pipeline.claim.kind is 'amount, number, percentage, date, deadline, link, phone, address (where to write to) or letters (of another script, which may look like ours or like figures).';
comment on column pipeline.claim.words is 'The words, in lower case.';
comment on column pipeline.claim.value is 'The amount, where figures say one; null for anything else.';

create type pipeline_private.claim_rule as (kind text, signs text[], pattern text);

comment on type pipeline_private.claim_rule is 'What a claim in words looks like: signs, for LIKE, of which a text has one, and a pattern.';

create table pipeline.true_words (
  words pipeline.one_line primary key,
  true_because pipeline.free_text not null,

  constraint words_are_some check (char_length(words) between 2 and 200 and words = btrim(words)),
  constraint there_is_a_reason check (true_because ~ '\S')
);

comment on table pipeline.true_words is 'What any text of ours may say though no row of its lead backs it: our telephone number, our website, "24/7".';
comment on column pipeline.true_words.words is 'The words, as a text says them; case does not matter.';
comment on column pipeline.true_words.true_because is 'Why they are true, for whoever asks later.';

create domain pipeline.truth_condition as text
  constraint truth_condition_is_known check (value in ('always', 'consented', 'offer_worked_out'));

create table pipeline.common_answers (
  question pipeline.one_line primary key,
  asks pipeline.one_line not null,
  body pipeline.free_text,
  holds_when pipeline.truth_condition not null default 'always',

  constraint question_is_a_name check (question ~ '^[a-z][a-z0-9_]{0,39}$'),
  constraint asks_is_some check (asks ~ '\S'),
  constraint body_is_some check (body ~ '\S' and char_length(body) <= 300)
);

comment on table pipeline.common_answers is 'What vendors often ask, and what agents may answer: true of the company that says it, or a person answers.';
comment on column pipeline.common_answers.question is 'The name by which agents know the question.';
comment on column pipeline.common_answers.asks is 'What the vendor asks.';
comment on column pipeline.common_answers.body is 'The answer, with the places that templates have; null when a person is to answer.';
comment on column pipeline.common_answers.holds_when is 'Of whom it is true: always, consented (the vendor''s consent to texts is on record), offer_worked_out (the offer that stands comes from our sums).';

create type pipeline.text_preview as (
  body text,
  segments integer,
  max_segments integer,
  beyond_gsm text,
  unbacked_claims pipeline.claim[]
);

comment on type pipeline.text_preview is 'What a text would say, and what it would cost.';
comment on column pipeline.text_preview.body is 'The words, with their places filled in and plain letters where there are any; null when there would be no text.';
comment on column pipeline.text_preview.segments is 'In how many parts it would be sent and charged; null when there would be no text.';
comment on column pipeline.text_preview.max_segments is 'How many parts a text may have.';
comment on column pipeline.text_preview.beyond_gsm is 'The characters for which its parts hold 67 letters instead of 153; null when there are none.';
comment on column pipeline.text_preview.unbacked_claims is 'What it would claim that no row backs; null when there is nothing. A person may say it all the same, on record; automation may not.';

alter table pipeline.lead_messages
  add column carrier_segments smallint,
  add column price numeric(12, 5),
  add column price_currency text,
  add column resends uuid references pipeline.lead_messages (id) on delete set null,
  add column resend_no smallint not null default 0,
  add column kept_back_since timestamptz,
  add column scheduled_for timestamptz,
  add column sender text,
  add column unbacked_claims text[];

create index lead_messages_resends on pipeline.lead_messages (resends);
create index lead_messages_with_error on pipeline.lead_messages (sent_at) where error_code is not null;
create index lead_messages_unpriced on pipeline.lead_messages (sent_at)
  where price is null and provider_message_id is not null and direction = 'outbound';
create index lead_messages_kept_back on pipeline.lead_messages (kept_back_since) where kept_back_since is not null;
-- What is due is found by its time. While few rows are there, an index of all that is queued looked as good for finding what
-- a lead has; and in an import into an empty database it read them all, for each lead.
drop index pipeline.lead_messages_queued;
create index lead_messages_queued on pipeline.lead_messages (not_before) where status = 'queued' and not_before is not null;

comment on column pipeline.lead_messages.carrier is 'The carrier that took or refused it; null before.';
comment on column pipeline.lead_messages.paced_at is 'The turn that it waits for under the pace; null when it waits for none, and when something else puts it off.';
comment on column pipeline.lead_messages.carrier_segments is 'In how many parts the carrier sent it, by its own word; null before it says so, and for inbound.';
comment on column pipeline.lead_messages.price is 'What the carrier charges for it, in price_currency; null before it says so, which may be never, and for inbound.';
comment on column pipeline.lead_messages.price_currency is 'The currency of the price, as the carrier names it: GBP, USD; null without a price.';
comment on column pipeline.lead_messages.resends is 'The text whose words it sends anew, since that one came to nothing; null for any other.';
comment on column pipeline.lead_messages.resend_no is 'How often its words were sent before; 0 for a text of its own.';
comment on column pipeline.lead_messages.kept_back_since is 'Since when it would have left but for a stop, or for words that are not the company''s own yet; it waits until a person has ended that. Null otherwise.';
comment on column pipeline.lead_messages.scheduled_for is 'The time that a person has chosen for a text of theirs, not_before says when it may leave; null for one that leaves as soon as it may, and for automation''s.';
comment on column pipeline.lead_messages.sender is 'What it was sent from: a number, a name or the carrier''s id of a service; null before it left, for inbound, and when the carrier names none.';
comment on column pipeline.lead_messages.unbacked_claims is 'What the text claims and no row backed when it was written; null when there is nothing. An automatic text with any does not leave, a person''s may.';

alter table pipeline.offers
  add column expires_at timestamptz,
  add constraint expires_after_it_was_made check (expires_at > created_at);
comment on column pipeline.offers.expires_at is 'Until when it can be accepted; null when no end was set, and then no text may name one.';

grant select on pipeline.senders, pipeline.text_stops, pipeline.true_words, pipeline.common_answers to pipeline_viewer, pipeline_worker;
grant update (segments_per_minute) on pipeline.senders to pipeline_admin;
grant insert, update, delete on pipeline.true_words, pipeline.common_answers to pipeline_admin;

reset role;
