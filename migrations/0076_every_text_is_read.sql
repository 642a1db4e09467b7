-- Up Migration
-- Every text of a vendor is read as something, not only an answer to an offer.
set local role pipeline_owner;

alter domain pipeline.reply_intent drop constraint intent_is_known;
alter domain pipeline.reply_intent add constraint intent_is_known check (value in (
  'acceptance', 'rejection', 'counter', 'question', 'opt_out', 'wrong_number', 'unclear', 'answer', 'matter'
));
comment on column pipeline.lead_messages.intent is 'How a vendor''s text was understood; null when not read, and for outbound.';

reset role;
