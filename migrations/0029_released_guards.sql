-- Up Migration
-- What keeps writers within the rules, as it was released, so that an edited guard is found.
set local role pipeline_owner;

create table pipeline_private.released_guards (
  kind text not null,
  name text not null,
  digest text not null,

  constraint released_guards_pkey primary key (kind, name)
);

create table pipeline_private.migration_digests (
  name text primary key,
  digest text not null
);

create table pipeline_private.applied_logic (
  only_row boolean primary key default true,
  hash text not null,
  queue_version integer not null,

  constraint only_one_row check (only_row)
);

create table pipeline_private.applied_logic_files (
  name text primary key,
  digest text not null
);

create table pipeline_private.logic_grants (
  kind text not null,
  object text not null,
  column_name text not null,
  grantee text not null,
  privilege text not null,

  primary key (kind, object, column_name, grantee, privilege)
);

comment on table pipeline_private.migration_digests is 'SHA-256 of each migration as it was applied, so that one that is edited later is refused. Written by the migrator.';
comment on table pipeline_private.applied_logic is 'The fingerprint of db/logic and migrations when they were applied last, and the queue''s version then. Written by the migrator.';
comment on table pipeline_private.applied_logic_files is 'SHA-256 of each file of db/logic as it was applied last. Written by the migrator.';
comment on table pipeline_private.logic_grants is 'What db/logic granted when it was applied last; revoked before it is applied anew, so that a grant no file makes any more is gone. Written by the migrator.';
comment on column pipeline_private.logic_grants.column_name is 'Empty for a grant on the whole object.';
grant select on pipeline_private.migration_digests, pipeline_private.applied_logic, pipeline_private.applied_logic_files to pipeline_server;

comment on table pipeline_private.released_guards is 'Triggers, functions, constraints and unique indexes as the last migration left them.';
comment on column pipeline_private.released_guards.digest is 'SHA-256 of the definition; see pipeline_private.present_guards().';

reset role;
