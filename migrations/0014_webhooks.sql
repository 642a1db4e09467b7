-- Up Migration
-- What carriers, and whoever else calls us, brought: word for word, how it was judged, and what it led to.
set local role pipeline_owner;

create domain pipeline.webhook_door as text constraint door_is_known check (value in ('twilio_inbound', 'twilio_status'));
create domain pipeline.delivery_verdict as text
  constraint verdict_is_known check (value in ('waiting', 'taken', 'duplicate', 'ignored'));

-- Can be parted by months without being written anew: the key contains the time, and nothing refers to it.
create table pipeline.webhook_deliveries (
  id uuid not null default uuidv7(),
  door pipeline.webhook_door not null,
  body text not null,
  told jsonb not null,
  verdict pipeline.delivery_verdict not null default 'waiting',
  message_id uuid,
  received_at timestamptz not null default pipeline.now(),
  booked_at timestamptz,
  newly_booked boolean not null default false,

  primary key (id, received_at)
);

create index webhook_deliveries_waiting on pipeline.webhook_deliveries (received_at) where verdict = 'waiting';
create index webhook_deliveries_message on pipeline.webhook_deliveries (message_id);

comment on table pipeline.webhook_deliveries is 'What was brought to our webhooks by those who proved who they are. Whoever did not leaves no row.';
comment on column pipeline.webhook_deliveries.id is 'Names the delivery.';
comment on column pipeline.webhook_deliveries.door is 'Where it came in.';
comment on column pipeline.webhook_deliveries.body is 'The body as it came, fields that nobody here knows included.';
comment on column pipeline.webhook_deliveries.told is 'What the program read in it.';
comment on column pipeline.webhook_deliveries.verdict is 'waiting (a job takes it up), taken, duplicate (it was known), ignored (it says nothing that concerns us).';
comment on column pipeline.webhook_deliveries.message_id is 'The text it brought or is about; null while waiting, and when it is about none of ours.';
comment on column pipeline.webhook_deliveries.received_at is 'When it came.';
comment on column pipeline.webhook_deliveries.booked_at is 'For when a job that takes it up is booked; null when it does not wait.';
comment on column pipeline.webhook_deliveries.newly_booked is 'Whether the latest change of the row booked a job.';

grant select on pipeline.webhook_deliveries to pipeline_admin, pipeline_worker;

reset role;
