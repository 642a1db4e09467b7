-- Up Migration
-- Who may sign in to the web process. Only fingerprints of secrets are kept: whoever reads these tables can neither
-- sign in nor go on in somebody's session. All times here are real ones, also in a simulation.
set local role pipeline_owner;

create table pipeline_private.users (
  id uuid primary key default uuidv7(),
  name text not null,
  role text not null,
  password_hash text not null,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,

  constraint one_user_per_name unique (name),
  constraint user_name_is_a_name check (name ~ '^[a-z0-9][a-z0-9._@+-]{0,99}$'),
  constraint role_is_known check (role in ('viewer', 'operator', 'admin')),
  constraint password_is_hashed check (password_hash like '$argon2id$%')
);

create table pipeline_private.user_sessions (
  id_hash bytea primary key,
  user_id uuid not null references pipeline_private.users (id) on delete cascade,
  started_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text,

  constraint id_is_hashed check (octet_length(id_hash) = 32),
  constraint user_agent_is_short check (length(user_agent) <= 200)
);

create index user_sessions_user on pipeline_private.user_sessions (user_id);

create table pipeline_private.api_tokens (
  id uuid primary key default uuidv7(),
  token_hash bytea not null,
  user_id uuid not null references pipeline_private.users (id) on delete cascade,
  name text not null,
  role text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz not null,
  revoked_at timestamptz,

  constraint one_token_per_hash unique (token_hash),
  constraint token_is_hashed check (octet_length(token_hash) = 32),
  constraint token_name_is_short check (length(name) between 1 and 100),
  constraint role_is_known check (role in ('viewer', 'operator', 'admin'))
);

create index api_tokens_user on pipeline_private.api_tokens (user_id);

comment on table pipeline_private.users is 'People who may sign in to the web process.';
comment on column pipeline_private.users.role is 'viewer, operator or admin: requests run as the database role pipeline_<role>.';
comment on column pipeline_private.users.password_hash is 'Argon2id in the PHC string format.';
comment on column pipeline_private.users.disabled_at is 'Since when neither password nor session nor token counts; null while they do.';
comment on table pipeline_private.user_sessions is 'Sessions of signed-in browsers.';
comment on column pipeline_private.user_sessions.id_hash is 'SHA-256 of the id in the browser''s cookie.';
comment on column pipeline_private.user_sessions.last_seen_at is 'Last request, to the minute.';
comment on column pipeline_private.user_sessions.ended_at is 'Signed out, or ended by somebody; null while it counts.';
comment on table pipeline_private.api_tokens is 'Secrets with which programs act for a user.';
comment on column pipeline_private.api_tokens.role is 'What the token may do, if its user still may.';

reset role;
