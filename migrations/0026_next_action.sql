-- Up Migration
-- What lists and pages of leads show beside the row itself.
set local role pipeline_owner;

create type pipeline.next_action as (
  what text,
  at timestamptz,
  owed_by text,
  detail jsonb
);

comment on type pipeline.next_action is 'What happens next with a lead.';
comment on column pipeline.next_action.what is
  'nothing (it is finished), hand_back or release (a person has it), agent, text, review, timer.';
comment on column pipeline.next_action.at is 'When; null when it happens as soon as somebody does it, or never.';
comment on column pipeline.next_action.owed_by is 'Who owes it: nobody, person, agent, outbox, vendor.';
comment on column pipeline.next_action.detail is 'Which agent, text, review item or step of the timer.';

reset role;
