-- Up Migration
-- The API takes a column of a type for never null unless its comment says when.
set local role pipeline_owner;

comment on column pipeline.next_action.detail is
  'Which agent, text, review item or step of the timer; null when there is nothing to say of it.';

reset role;
