-- Up Migration
-- Admins let people in over the API, where no password ever passes: they hand out a link, by which whoever has it sets
-- one of their own, once.
set local role pipeline_owner;

alter table pipeline_private.users
  add column link_hash bytea,
  add column link_expires_at timestamptz,
  drop constraint user_can_sign_in_somehow,
  add constraint user_can_sign_in_somehow check (password_hash is not null or oidc_subject is not null or link_hash is not null),
  add constraint link_is_hashed check (octet_length(link_hash) = 32),
  add constraint link_is_whole check ((link_hash is null) = (link_expires_at is null));

create unique index users_link on pipeline_private.users (link_hash) where link_hash is not null;

comment on column pipeline_private.users.link_hash is
  'SHA-256 of the code of the link by which they set a password; null when none was made since the last password.';
comment on column pipeline_private.users.link_expires_at is 'Until when that link lets them; null without one.';

create type pipeline.sign_in_link as (
  user_name text,
  code text,
  expires_at timestamptz
);

comment on type pipeline.sign_in_link is 'A link by which a user sets a password of their own, once; nobody can read it again.';
comment on column pipeline.sign_in_link.user_name is 'Whose it is.';
comment on column pipeline.sign_in_link.code is 'What the link ends with: /set-password# and this.';
comment on column pipeline.sign_in_link.expires_at is 'Until when it counts, by the real clock.';

create type pipeline.new_api_token as (
  id uuid,
  token text,
  expires_at timestamptz
);

comment on type pipeline.new_api_token is 'A token that was made just now; nobody can read it again.';
comment on column pipeline.new_api_token.id is 'Names the token; end_api_token() ends it.';
comment on column pipeline.new_api_token.token is 'What a program sends as Authorization: Bearer ….';
comment on column pipeline.new_api_token.expires_at is 'Until when it counts, by the real clock.';

create type pipeline.queue_figure as (
  task text,
  called text,
  waiting integer,
  due integer,
  oldest_due_at timestamptz,
  running integer,
  running_since timestamptz,
  failing integer,
  given_up integer,
  overdue integer,
  overdue_since timestamptz
);

comment on type pipeline.queue_figure is 'How far the workers have come with one kind of work.';
comment on column pipeline.queue_figure.task is 'The task that does it.';
comment on column pipeline.queue_figure.called is 'What people call it.';
comment on column pipeline.queue_figure.waiting is 'Jobs whose time has not come.';
comment on column pipeline.queue_figure.due is 'Jobs that a worker should begin now.';
comment on column pipeline.queue_figure.oldest_due_at is 'Since when the oldest of these is due, by the real clock; null when none is.';
comment on column pipeline.queue_figure.running is 'Jobs that a worker is at.';
comment on column pipeline.queue_figure.running_since is 'Since when the oldest of these runs, by the real clock; null when none does.';
comment on column pipeline.queue_figure.failing is 'Jobs that have failed and are tried again.';
comment on column pipeline.queue_figure.given_up is 'Jobs whose last attempt has failed; a person is asked about each within a quarter of an hour.';
comment on column pipeline.queue_figure.overdue is 'What of this kind has been due for more than five minutes by the business clock and nobody has begun.';
comment on column pipeline.queue_figure.overdue_since is 'Since when the oldest of that is due; null when nothing is overdue.';

create type pipeline.timer_preview as (
  waiting integer,
  due_at_once integer,
  moved_by_people integer
);

comment on type pipeline.timer_preview is 'What another wait of a timer would do to the leads that wait by it now.';
comment on column pipeline.timer_preview.waiting is 'Leads that would wait by it, each from when its own wait began.';
comment on column pipeline.timer_preview.due_at_once is 'How many of them have waited that long already: what the timer does is done to them at once.';
comment on column pipeline.timer_preview.moved_by_people is 'Leads whose time a person has set; it stays.';

create type pipeline.alert_rule_preview as (
  open_now integer,
  would_raise integer,
  would_end integer
);

comment on type pipeline.alert_rule_preview is 'What another rule of alerts would do at once.';
comment on column pipeline.alert_rule_preview.open_now is 'Alerts of this type that are open.';
comment on column pipeline.alert_rule_preview.would_raise is 'How many would be raised at the next look; null for an alert that only something that happens raises.';
comment on column pipeline.alert_rule_preview.would_end is 'How many of those that are open would end at the next look.';

create table pipeline.lead_imports (
  id uuid primary key default uuidv7(),
  file pipeline.one_line not null,
  imported_by text not null default session_user,
  began_at timestamptz not null,
  ended_at timestamptz not null default pipeline.now(),
  row_count integer not null,
  imported integer not null,
  updated integer not null,
  duplicates integer not null,
  refused integer not null,
  refusals text[] not null default '{}',
  stopped_because text,
  user_id uuid,
  lead_ids uuid[] not null default '{}',

  constraint counts_add_up check (row_count = imported + updated + duplicates + refused),
  constraint refusals_are_few check (cardinality(refusals) <= 200)
);

comment on table pipeline.lead_imports is 'Files of leads that were imported, each with what became of its rows. An import that was only tried leaves none.';
comment on column pipeline.lead_imports.id is 'Names the import; later ones sort later.';
comment on column pipeline.lead_imports.file is 'The name of the file.';
comment on column pipeline.lead_imports.imported_by is 'Who imported it: the user''s name, or the login of the database.';
comment on column pipeline.lead_imports.began_at is 'When it began, by the business clock.';
comment on column pipeline.lead_imports.ended_at is 'When it ended.';
comment on column pipeline.lead_imports.row_count is 'How many rows were read.';
comment on column pipeline.lead_imports.imported is 'How many of them became leads.';
comment on column pipeline.lead_imports.updated is 'How many wrote something over a lead that was there.';
comment on column pipeline.lead_imports.duplicates is 'How many were leads that were there already.';
comment on column pipeline.lead_imports.refused is 'How many could not be taken.';
comment on column pipeline.lead_imports.refusals is 'The first two hundred of these: row, column and why, without what stands there.';
comment on column pipeline.lead_imports.stopped_because is 'Why it ended before the file did; null when it read all of it.';
comment on column pipeline.lead_imports.user_id is 'The user who imported it; null for a login of the database.';
comment on column pipeline.lead_imports.lead_ids is 'The leads that it made, in the order of the file.';

grant select on pipeline.lead_imports to pipeline_viewer;

-- A claim that is on its way to the server when its worker is given up is carried out all the same.
create table pipeline_private.gone_workers (
  pool_id text primary key,
  gone_at timestamptz not null default clock_timestamp()
);

comment on table pipeline_private.gone_workers is 'Workers that said good-bye or were given up within the last minutes: whatever they claim from then on is given back. The row of a worker moves here when it leaves pipeline_private.workers.';
comment on column pipeline_private.gone_workers.pool_id is 'The name under which its pool locked jobs.';
comment on column pipeline_private.gone_workers.gone_at is 'When, by the real clock.';

reset role;
