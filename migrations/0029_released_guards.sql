-- Up Migration
-- What keeps writers within the rules, as it was released, so that an edited guard is found; and which violations the
-- quick look of the self-check can see, so that it also sees that they are gone.
set local role pipeline_owner;

create table pipeline_private.released_guards (
  kind text not null,
  name text not null,
  digest text not null,

  constraint released_guards_pkey primary key (kind, name)
);

comment on table pipeline_private.released_guards is 'Triggers, functions, constraints and unique indexes as the last migration left them.';
comment on column pipeline_private.released_guards.digest is 'SHA-256 of the definition; see pipeline_private.present_guards().';

alter table pipeline_private.invariant_sightings add column needs_all_history boolean not null default false;

comment on column pipeline_private.invariant_sightings.needs_all_history is 'Whether only the thorough self-check can see it, and so that it is mended.';

reset role;
