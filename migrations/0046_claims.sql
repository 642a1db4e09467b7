-- Up Migration
-- What texts may claim: what a row backs. And how long an offer stands, where it does not stand for ever.
set local role pipeline_owner;

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

alter type pipeline.text_preview add attribute unbacked_claims pipeline.claim[];
comment on column pipeline.text_preview.unbacked_claims is 'What it would claim that no row backs; null when there is nothing. A person may say it all the same, on record; automation may not.';

alter table pipeline.lead_messages add column unbacked_claims text[];
comment on column pipeline.lead_messages.unbacked_claims is 'What the text claims and no row backed when it was written; null when there is nothing. An automatic text with any does not leave, a person''s may.';

alter table pipeline.offers add column expires_at timestamptz;
alter table pipeline.offers add constraint expires_after_it_was_made check (expires_at > created_at);
comment on column pipeline.offers.expires_at is 'Until when it can be accepted; null when no end was set, and then no text may name one.';

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

grant select on pipeline.true_words, pipeline.common_answers to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.true_words, pipeline.common_answers to pipeline_admin;

reset role;
