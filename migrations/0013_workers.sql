-- Up Migration
-- Who is at work, and until when a text that is being sent counts as in good hands.
set local role pipeline_owner;

create table pipeline_private.workers (
  pool_id text primary key,
  host text not null,
  process_id integer not null,
  version text not null,
  tasks text[] not null,
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now()
);

alter table pipeline_private.workers set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 100);

create table pipeline_private.job_deaths (
  job_id bigint primary key,
  task text not null,
  deaths integer not null default 1,
  last_died_at timestamptz not null default now(),

  constraint deaths_are_positive check (deaths > 0)
);

comment on table pipeline_private.job_deaths is 'Jobs that were held by a worker when it died, and how often that happened. One that dies again and again is the likely cause and is given up.';
comment on table pipeline_private.workers is 'Worker processes by the name under which their pool locks jobs. A worker that stops removes its row; one that died is removed by another, which frees its jobs.';
comment on column pipeline_private.workers.tasks is 'The tasks it can do; a job for another waits for a worker that can.';
comment on column pipeline_private.workers.version is 'Version of the program, to tell old workers from new ones.';
comment on column pipeline_private.workers.heartbeat_at is 'Real time of its last sign of life.';

alter table pipeline.lead_messages add column lease_until timestamptz;
alter table pipeline.lead_messages add constraint sending_has_its_lease check (status <> 'sending' or lease_until is not null);

comment on column pipeline.lead_messages.lease_until is 'Real time until which the worker that sends it may still be talking to the carrier; after it somebody else takes over, asking the carrier first.';

reset role;
