-- Up Migration
-- What people say about all texts at once: that none leaves for now, that the words are ours, and by which carrier they go.
set local role pipeline_owner;

create domain pipeline.stop_scope as text
  constraint scope_is_all_or_names_one check (value = 'all' or value ~ '^(source|template|agent):\S(.*\S)?$');

create table pipeline.text_stops (
  id uuid primary key default uuidv7(),
  scope pipeline.stop_scope not null,
  reason pipeline.free_text not null,
  stopped_by text not null,
  since timestamptz not null default pipeline.now(),
  ended_at timestamptz,
  ended_by text,
  end_reason pipeline.free_text,

  constraint ended_is_complete check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);

create unique index one_stop_stands_for_a_scope on pipeline.text_stops (scope) where ended_at is null;

comment on table pipeline.text_stops is 'When people had no text leave and no agent called: for all leads, or for a source, a template or an agent. stop_texts() writes a row, resume_texts() ends it.';
comment on column pipeline.text_stops.id is 'Names the stop.';
comment on column pipeline.text_stops.scope is 'What it keeps back: all; source:<source>, of its leads; template:<template>, texts made from it; agent:<agent>, calls of it and texts that it wrote.';
comment on column pipeline.text_stops.reason is 'Why, in words of whoever said so.';
comment on column pipeline.text_stops.stopped_by is 'Who said so: a user, or a login.';
comment on column pipeline.text_stops.since is 'Since when.';
comment on column pipeline.text_stops.ended_at is 'When texts went on; null while it stands.';
comment on column pipeline.text_stops.ended_by is 'Who let them go on; null while it stands.';
comment on column pipeline.text_stops.end_reason is 'Why they went on; null while it stands.';

alter table pipeline.lead_messages add column kept_back_since timestamptz;
alter table pipeline.agent_runs add column kept_back_since timestamptz;
create index lead_messages_kept_back on pipeline.lead_messages (kept_back_since) where kept_back_since is not null;
create index agent_runs_kept_back on pipeline.agent_runs (kept_back_since) where kept_back_since is not null;

comment on column pipeline.lead_messages.kept_back_since is 'Since when it would have left but for a stop, or for words that are not the company''s own yet; it waits until a person has ended that. Null otherwise.';
comment on column pipeline.agent_runs.kept_back_since is 'Since when its agent would have been called but for a stop; it waits until a person has ended that. Null otherwise.';

-- Those who wait for the end of a stop are woken in turns.
create table pipeline_private.wake_ups (
  only_row boolean primary key default true,
  look_at timestamptz,
  booked_at timestamptz,
  newly_booked boolean not null default false,

  constraint there_is_one_row check (only_row)
);

insert into pipeline_private.wake_ups default values;
insert into pipeline_private.work_kinds (task, relation, key, argument, due, waiting, priority, detail, called)
values ('wake_kept_back', 'pipeline_private.wake_ups', 'only_row', 'all', 'look_at', 'work.look_at is not null', -2, $$'what was kept back'$$, 'stops');

comment on table pipeline_private.wake_ups is 'When somebody looks which of the texts and runs that were kept back may go on; look_at is null when nothing has ended.';

alter table pipeline.message_templates add column is_placeholder boolean;

comment on column pipeline.message_templates.is_placeholder is 'Whether it says what the first release put there and nobody has made it the company''s own: no text leaves meanwhile, but in a simulation. False as soon as its body is changed, or somebody sets it so; null where the first release put nothing.';

alter table pipeline.sending_right
  add column carrier text,
  add column carrier_account pipeline.one_line,
  add column carrier_since timestamptz,
  add column carrier_by text,
  add column carrier_reason pipeline.free_text,
  add constraint carrier_is_complete check (
    (carrier is null) = (carrier_account is null) and (carrier is null) = (carrier_since is null) and (carrier is null) = (carrier_by is null)
  ),
  add constraint carrier_is_a_word check (carrier ~ '^[a-z][a-z0-9_]{0,39}$');

comment on column pipeline.sending_right.carrier is 'The carrier that takes the texts of this database: the first real one that took one, or what change_carrier() was told. Null before.';
comment on column pipeline.sending_right.carrier_account is 'The account there; null before.';
comment on column pipeline.sending_right.carrier_since is 'Since when; null before.';
comment on column pipeline.sending_right.carrier_by is 'Who said so: a user, a login, or the worker that sent first; null before.';
comment on column pipeline.sending_right.carrier_reason is 'Why, in their words; null before, and where a worker came first.';

grant select on pipeline.text_stops to pipeline_viewer, pipeline_worker;

-- What is due is found by its time. While few rows are there, an index of all that is queued looked as good for finding what
-- a lead has; and in an import into an empty database it read them all, for each lead.
drop index pipeline.lead_messages_queued;
create index lead_messages_queued on pipeline.lead_messages (not_before) where status = 'queued' and not_before is not null;

reset role;
