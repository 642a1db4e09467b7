-- Up Migration
-- How fast a sender may text, what a text cost, and what is done about each error of a carrier.
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

alter table pipeline.carriers
  add column slowed_at timestamptz,
  add column slowed_to numeric(10, 2),
  add column wait_until timestamptz;

alter table pipeline_private.send_pace
  add column used_until timestamptz not null default '-infinity',
  add column next_reply_at timestamptz not null default '-infinity';

-- The record knows a row by its key: these go under the old one, and the release of this number brings them back under the new.
delete from pipeline.carrier_errors;

alter table pipeline.carrier_errors
  add column carrier text not null default 'twilio' constraint carrier_is_a_word check (carrier ~ '^[a-z][a-z0-9_]{0,39}$'),
  drop constraint carrier_errors_pkey,
  add primary key (carrier, error_code),
  add column treatment text constraint treatment_is_known check (treatment in ('filtered', 'slows_down', 'all_wait')),
  add column most_resends smallint constraint resends_are_few check (most_resends between 1 and 5),
  add column resend_after interval constraint resends_come_soon check (resend_after between interval '0' and interval '3 days');

alter table pipeline.lead_messages
  add column carrier_segments smallint,
  add column price numeric(12, 5),
  add column price_currency text,
  add column resends uuid references pipeline.lead_messages (id) on delete set null,
  add column resend_no smallint not null default 0;

create index lead_messages_resends on pipeline.lead_messages (resends);
create index lead_messages_with_error on pipeline.lead_messages (sent_at) where error_code is not null;
create index lead_messages_unpriced on pipeline.lead_messages (sent_at)
  where price is null and provider_message_id is not null and direction = 'outbound';

alter table pipeline.alert_rules
  add column least_count integer constraint count_is_positive check (least_count > 0),
  add column least_share numeric(5, 4) constraint share_is_a_share check (least_share > 0 and least_share <= 1);

comment on column pipeline.alert_rules.least_count is 'From how many cases on it is raised, where cases are counted; null where they are not.';
comment on column pipeline.alert_rules.least_share is 'And from which share of all on, where they are compared with that; null where they are not.';

comment on table pipeline.senders is 'Who texts, and how fast it may: one row for each number, name or Messaging Service that a worker came with.';
comment on column pipeline.senders.sender is 'A number, E.164, a name, or the carrier''s id of a service.';
comment on column pipeline.senders.carrier is 'The carrier that it texts through.';
comment on column pipeline.senders.segments_per_minute is 'How many segments it may send in a minute, answers included, over all workers. Null: no limit. An admin sets it to what the carrier grants.';
comment on column pipeline.senders.in_use_since is 'Since when texts leave from it; null for those that were used before.';
comment on table pipeline.carriers is 'Carriers that once took no text at all, or wanted them more slowly, and which of them takes none at present: then texts wait, and one is tried now and then.';
comment on column pipeline.carriers.slowed_at is 'When it last wanted texts more slowly; null once they leave as fast as the sender may again.';
comment on column pipeline.carriers.slowed_to is 'Segments a minute that its sender went down to then; doubled every five minutes since. Null as slowed_at.';
comment on column pipeline.carriers.wait_until is 'Until when it wanted no text at all; null when it has not said so.';
comment on table pipeline_private.send_pace is 'The one budget of all workers: until when what has left uses up the sender''s rate, and which turn is the next to be given, to an unprompted text and to an answer.';
comment on table pipeline.carrier_errors is 'What carriers'' error codes mean, and what is done. A code that is not listed fails the text and asks a person, nothing more. Source: Twilio''s error dictionary.';
comment on column pipeline.carrier_errors.carrier is 'Whose code it is: the name that a carrier has on texts. The simulated carrier speaks Twilio''s.';
comment on column pipeline.carrier_errors.treatment is 'slows_down: the text waits, and the sender goes slower. all_wait: it is about us, so no other text would fare better; all wait, with CARRIER_DOWN. filtered: the text fails, and it counts towards TEXTS_FILTERED. Null: the text fails, and a person is asked unless it is sent anew.';
comment on column pipeline.carrier_errors.most_resends is 'How often the same words are sent anew, as a text of its own, after one that the carrier took and gave up; then the consequence follows. Null: never.';
comment on column pipeline.carrier_errors.resend_after is 'How long that waits, and a text that the carrier did not take because it wants fewer; null: not longer than usual.';
comment on column pipeline.lead_messages.carrier is 'The carrier that took or refused it; null before.';
comment on column pipeline.lead_messages.paced_at is 'The turn that it waits for under the pace; null when it waits for none, and when something else puts it off.';
comment on column pipeline.lead_messages.carrier_segments is 'In how many parts the carrier sent it, by its own word; null before it says so, and for inbound.';
comment on column pipeline.lead_messages.price is 'What the carrier charges for it, in price_currency; null before it says so, which may be never, and for inbound.';
comment on column pipeline.lead_messages.price_currency is 'The currency of the price, as the carrier names it: GBP, USD; null without a price.';
comment on column pipeline.lead_messages.resends is 'The text whose words it sends anew, since that one came to nothing; null for any other.';
comment on column pipeline.lead_messages.resend_no is 'How often its words were sent before; 0 for a text of its own.';

grant select on pipeline.senders to pipeline_viewer, pipeline_worker;
grant update (segments_per_minute) on pipeline.senders to pipeline_admin;

reset role;
