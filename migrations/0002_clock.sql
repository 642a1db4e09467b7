-- Up Migration
-- Business time. A database is marked as production or simulation once, when it is created. What is called _simulation, and
-- the folder db/logic/simulation, only a simulation gets: production has nothing that could hold a clock of its own.
set local role pipeline_owner;

create table pipeline_private.database_purpose (
  only_row boolean primary key default true,
  purpose text not null unique,
  marked_at timestamptz not null default now(),

  constraint there_is_one_row check (only_row),
  constraint purpose_is_known check (purpose in ('production', 'simulation'))
);

insert into pipeline_private.database_purpose (purpose)
values (coalesce(nullif(current_setting('pipeline.database_purpose', true), ''), 'production'));

comment on table pipeline_private.database_purpose is 'Whether this database is production or a simulation. Written once, when the database is created; never changes.';

-- Column defaults name this function; its body is in db/logic/clock.
create function pipeline.now() returns timestamptz language sql stable as 'select now()';

grant execute on function pipeline.now() to public;

-- Whose numbers of transactions put the history in order; see db/logic/transactions.
create table pipeline_private.epochs (
  epoch integer generated always as identity primary key,
  system_identifier bigint not null,
  transaction_offset bigint not null,
  numbers_before bigint not null,
  began_at timestamptz not null default now(),
  began_by text not null default session_user
);

insert into pipeline_private.epochs (system_identifier, transaction_offset, numbers_before)
select system_identifier, 0, 0 from pg_control_system();

comment on table pipeline_private.epochs is 'The servers on which this history was written, one after the other.';
comment on column pipeline_private.epochs.system_identifier is 'What tells a server, with its standbys and its physical copies, from every other: pg_control_system().';
comment on column pipeline_private.epochs.transaction_offset is 'Our number of a transaction less the server''s.';
comment on column pipeline_private.epochs.numbers_before is 'The greatest number that was given before this epoch.';
comment on column pipeline_private.epochs.began_by is 'The login that migrated it here.';

create function pipeline_private.transaction_offset() returns bigint language sql immutable parallel safe return 0::bigint;
create function pipeline_private.transaction_no() returns xid8 language sql stable as 'select pg_catalog.pg_current_xact_id()';
grant select on pipeline_private.database_purpose to pipeline_viewer, pipeline_worker, pipeline_server;

reset role;
