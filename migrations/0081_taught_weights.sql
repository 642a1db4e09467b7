-- Up Migration
-- What was learnt of labelled texts is too much for the body of a function: each new session would read all of it.
set local role pipeline_owner;

create table pipeline_private.taught_weights (
  shelf integer primary key,
  weights bytea not null
);

comment on table pipeline_private.taught_weights is
  'What each bucket of pieces of text says of a plea, of a straight one and of a cue for care, as the program was taught; see sounds_of().';
comment on column pipeline_private.taught_weights.shelf is 'Of 256 buckets each: the bucket''s number by 256, without rest.';
comment on column pipeline_private.taught_weights.weights is
  'Three bytes a bucket in the order of taught_words(), 128 where it says nothing, less where it speaks against it.';

reset role;
