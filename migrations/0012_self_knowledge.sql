-- Up Migration
-- What the pipeline knows about itself: which workers there are, what the migrator applied, how guards and grants were
-- released, and what the self-check has read and found.
set local role pipeline_owner;

create table pipeline_private.workers (
  pool_id text primary key,
  host text not null,
  process_id integer not null,
  version text not null,
  tasks text[] not null,
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now()
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 100);

comment on table pipeline_private.workers is 'Worker processes by the name under which their pool locks jobs. A worker that stops removes its row; one that died is removed by another, which frees its jobs.';
comment on column pipeline_private.workers.version is 'Version of the program, to tell old workers from new ones.';
comment on column pipeline_private.workers.tasks is 'The tasks it can do; a job for another waits for a worker that can.';
comment on column pipeline_private.workers.heartbeat_at is 'Real time of its last sign of life.';

create table pipeline_private.job_deaths (
  job_id bigint primary key,
  task text not null,
  deaths integer not null default 1,
  last_died_at timestamptz not null default now(),

  constraint deaths_are_positive check (deaths > 0)
);

comment on table pipeline_private.job_deaths is 'Jobs that were held by a worker when it died, and how often that happened. One that dies again and again is the likely cause and is given up.';

create table pipeline_private.migration_digests (
  name text primary key,
  digest text not null
);

comment on table pipeline_private.migration_digests is 'SHA-256 of each migration as it was applied, so that one that is edited later is refused. Written by the migrator.';

create table pipeline_private.applied_logic (
  only_row boolean primary key default true,
  hash text not null,
  queue_version integer not null,

  constraint only_one_row check (only_row)
);

comment on table pipeline_private.applied_logic is 'The fingerprint of db/logic and migrations when they were applied last, and the queue''s version then. Written by the migrator.';

create table pipeline_private.applied_logic_files (
  name text primary key,
  digest text not null
);

comment on table pipeline_private.applied_logic_files is 'SHA-256 of each file of db/logic as it was applied last. Written by the migrator.';

create table pipeline_private.logic_grants (
  kind text not null,
  object text not null,
  column_name text not null,
  grantee text not null,
  privilege text not null,

  primary key (kind, object, column_name, grantee, privilege)
);

comment on table pipeline_private.logic_grants is 'What db/logic granted when it was applied last; revoked before it is applied anew, so that a grant no file makes any more is gone. Written by the migrator.';
comment on column pipeline_private.logic_grants.column_name is 'Empty for a grant on the whole object.';

create table pipeline_private.released_grants (like pipeline_private.logic_grants including all);

comment on table pipeline_private.released_grants is 'All that our roles, and everybody, were granted when db/logic had been applied last, by whatever file; what has come by hand since is revoked by the next migration. Written by the migrator.';
comment on column pipeline_private.released_grants.column_name is 'Empty for a grant on the whole object.';

create table pipeline_private.released_guards (
  kind text not null,
  name text not null,
  digest text not null,

  constraint released_guards_pkey primary key (kind, name)
);

comment on table pipeline_private.released_guards is 'Triggers, functions, constraints and unique indexes as the last migration left them.';
comment on column pipeline_private.released_guards.digest is 'SHA-256 of the definition; see pipeline_private.present_guards().';

create table pipeline_private.invariant_mark (
  only_row boolean primary key default true,
  open_transaction xid8 not null,
  audit_id bigint not null,
  audit_id_before bigint not null,

  constraint there_is_one_row check (only_row)
);

comment on table pipeline_private.invariant_mark is 'Up to where the self-check has read; empty before the first.';
comment on column pipeline_private.invariant_mark.open_transaction is 'The oldest transaction that was open then: what it and later ones wrote has not been seen.';
comment on column pipeline_private.invariant_mark.audit_id is 'The last entry of the audit log then.';
comment on column pipeline_private.invariant_mark.audit_id_before is 'The last entry of the audit log at the look before. The next reads on from there: ids are given out before they are committed.';

create table pipeline_private.invariant_sightings (
  invariant text not null,
  subject text not null,
  vendor_lead_id uuid,
  first_seen_at timestamptz not null default now(),
  reported_at timestamptz,

  constraint invariant_sightings_pkey primary key (invariant, subject)
);

comment on table pipeline_private.invariant_sightings is 'Violations that the self-check saw; those it sees again are reported.';
comment on column pipeline_private.invariant_sightings.subject is 'The lead, or what else it is about.';
comment on column pipeline_private.invariant_sightings.first_seen_at is 'Real time.';
comment on column pipeline_private.invariant_sightings.reported_at is 'Real time at which an alert was raised; null after the first sighting.';

grant select on pipeline_private.migration_digests, pipeline_private.applied_logic, pipeline_private.applied_logic_files to pipeline_server;

reset role;
