-- Up Migration
-- A claim that is on its way to the server when its worker is given up is carried out all the same.
set local role pipeline_owner;

create table pipeline_private.gone_workers (
  pool_id text primary key,
  gone_at timestamptz not null default clock_timestamp()
);

comment on table pipeline_private.gone_workers is 'Workers that said good-bye or were given up within the last minutes: whatever they claim from then on is given back. The row of a worker moves here when it leaves pipeline_private.workers.';
comment on column pipeline_private.gone_workers.pool_id is 'The name under which its pool locked jobs.';
comment on column pipeline_private.gone_workers.gone_at is 'When, by the real clock.';

reset role;
