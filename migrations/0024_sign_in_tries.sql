-- Up Migration
-- Sign-in as all web processes see it: who keeps guessing, which sessions there are, and when a password was set.
set local role pipeline_owner;

-- Lost in a crash of the server, and nothing is lost with it.
create unlogged table pipeline_private.sign_in_tries (
  key_hash bytea primary key,
  tries integer not null,
  began_at timestamptz not null,

  constraint key_is_hashed check (octet_length(key_hash) = 32)
) with (fillfactor = 50);

create index sign_in_tries_began_at on pipeline_private.sign_in_tries (began_at);

comment on table pipeline_private.sign_in_tries is 'Failed sign-ins of the last minutes by name and by address, for all web processes. Fingerprints only: people type passwords where names belong.';
comment on column pipeline_private.sign_in_tries.key_hash is 'SHA-256 of what is counted: a name, an address, or both together.';
comment on column pipeline_private.sign_in_tries.began_at is 'The first try of the five minutes in which tries are counted.';

alter table pipeline_private.user_sessions add column id uuid not null default uuidv7();
alter table pipeline_private.user_sessions add constraint one_session_per_id unique (id);
alter table pipeline_private.users add column password_set_at timestamptz not null default now();

comment on column pipeline_private.user_sessions.id is 'Names the session where it is listed; unlike the cookie''s id it lets nobody in.';
comment on column pipeline_private.users.password_set_at is 'When the password became what it is.';

reset role;
