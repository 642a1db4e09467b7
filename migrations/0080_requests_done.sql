-- Up Migration
-- Whoever asks and hears no answer may ask the same again: it is done once.
set local role pipeline_owner;

create table pipeline_private.done_requests (
  user_id uuid not null references pipeline_private.users (id) on delete cascade,
  key uuid not null,
  done_at timestamptz not null default now(),

  primary key (user_id, key)
);

create index done_requests_done_at on pipeline_private.done_requests (done_at);

comment on table pipeline_private.done_requests is 'What users asked for of the last day, by the keys that they gave it, and that was done.';
comment on column pipeline_private.done_requests.key is 'Made up by whoever asks, for one thing that they want done; what was refused has none.';

reset role;
