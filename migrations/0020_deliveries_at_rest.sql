-- Up Migration
-- What came in is kept for as long as its door says, and can be brought again: into this database, or into an empty one.
set local role pipeline_owner;

create table pipeline.delivery_rules (
  door pipeline.webhook_door primary key,
  title pipeline.one_line not null,
  keep_days integer,

  constraint days_are_sensible check (keep_days between 1 and 3650)
);

comment on table pipeline.delivery_rules is 'Where others bring us something, and for how long it is kept as it came.';
comment on column pipeline.delivery_rules.door is 'The door, as deliveries name it.';
comment on column pipeline.delivery_rules.title is 'What comes in there.';
comment on column pipeline.delivery_rules.keep_days is 'After so many days what came in is removed, unless it still waits or somebody is asked about it; what it led to stays. Null: never.';

grant select on pipeline.delivery_rules to pipeline_viewer, pipeline_worker;
grant update (keep_days) on pipeline.delivery_rules to pipeline_admin;

-- What is brought again comes in as of its own day, by whatever door: see pipeline_private.replay_delivery().
alter table pipeline.webhook_deliveries
  add column replay_of uuid default nullif(current_setting('pipeline.replay_of', true), '')::uuid,
  alter column received_at set default coalesce(nullif(current_setting('pipeline.replayed_at', true), '')::timestamptz, pipeline.now());

create index webhook_deliveries_door on pipeline.webhook_deliveries (door, received_at);
create index webhook_deliveries_received on pipeline.webhook_deliveries (received_at, id);
create index webhook_deliveries_replay_of on pipeline.webhook_deliveries (replay_of) where replay_of is not null;

comment on column pipeline.webhook_deliveries.received_at is 'When it came; of what was brought again, when it came first.';
comment on column pipeline.webhook_deliveries.replay_of is 'The delivery that this one brings again, perhaps one of another database; null when it came by itself.';

reset role;
