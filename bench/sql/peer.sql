-- What a pipeline on somebody else's queue would keep: leads and their events.
create schema bench_peer;
create table bench_peer.leads (
  id uuid primary key default uuidv7(),
  vendor_name text not null,
  vendor_phone text not null,
  stage text not null,
  stage_entered_at timestamptz not null default now()
);
create table bench_peer.events (
  id bigint generated always as identity primary key,
  lead uuid not null references bench_peer.leads (id),
  from_stage text not null,
  to_stage text not null,
  created_at timestamptz not null default now()
);
create index on bench_peer.events (lead);
