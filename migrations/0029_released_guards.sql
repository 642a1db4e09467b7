-- Up Migration
-- What keeps writers within the rules, as it was released, so that an edited guard is found.
set local role pipeline_owner;

create table pipeline_private.released_guards (
  kind text not null,
  name text not null,
  digest text not null,

  constraint released_guards_pkey primary key (kind, name)
);

comment on table pipeline_private.released_guards is 'Triggers, functions, constraints and unique indexes as the last migration left them.';
comment on column pipeline_private.released_guards.digest is 'SHA-256 of the definition; see pipeline_private.present_guards().';

reset role;
