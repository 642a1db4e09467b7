-- Up Migration
-- What the triggers of a move hand on from step to step.
set local role pipeline_owner;

create type pipeline_private.moved_lead as (
  id uuid,
  stage text,
  stage_visit integer,
  agent text,
  purpose text,
  template text,
  reply_agent text,
  waits boolean
);

create type pipeline.transition_result as (
  moved boolean,
  code text,
  from_stage text,
  to_stage text,
  missing_fields text[],
  legal_stages text[],
  event_id bigint
);

comment on type pipeline_private.moved_lead is 'A lead that a statement inserted or moved, with the visit it entered and what entering brings: an agent''s run, a text; null where it brings none. waits: the vendor has written what nobody has answered; reply_agent: who answers there, null for a person.';
comment on type pipeline.transition_result is 'What became of a requested move: code is null when it moved or was there already, else one of the VL codes.';

reset role;
