-- Up Migration
-- A bulk act that takes leads off agreed deals says which of the standard reasons it was, as a single move does.
set local role pipeline_owner;

alter table pipeline.bulk_acts
  add column fall_through pipeline.fall_through_kind references pipeline.fall_through_kinds (kind) on update cascade on delete restrict,
  add constraint only_moves_have_a_fall_through check (fall_through is null or verb = 'move');
create index bulk_acts_fall_through on pipeline.bulk_acts (fall_through) where fall_through is not null;
comment on column pipeline.bulk_acts.fall_through is
  'Which of the standard reasons it was for the leads that the move takes off an agreed deal, or back from an investor; null for other verbs, and when nobody has told.';
comment on constraint only_moves_have_a_fall_through on pipeline.bulk_acts is 'only a move has a reason for which deals fall through';
comment on constraint bulk_acts_fall_through_fkey on pipeline.bulk_acts is 'a standard reason is one of the table fall_through_kinds';

alter type pipeline.bulk_preview add attribute asks_fall_through integer;
comment on column pipeline.bulk_preview.asks_fall_through is
  'Of how many it would take off an agreed deal, or back from an investor: fall_through tells which of the standard reasons it was.';

reset role;
