-- Up Migration
-- Who may sign in to the web process. Only fingerprints of secrets are kept: whoever reads these tables can neither
-- sign in nor go on in somebody's session. Some are vouched for by an identity provider, with or without a password.
-- All times here are real ones, also in a simulation.
set local role pipeline_owner;

create table pipeline_private.users (
  id uuid primary key default uuidv7(),
  name text not null,
  role text not null,
  password_hash text,
  password_set_at timestamptz not null default now(),
  oidc_issuer text,
  oidc_subject text,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,

  constraint one_user_per_name unique (name),
  constraint one_user_per_identity unique (oidc_issuer, oidc_subject),
  constraint user_name_is_a_name check (name ~ '^[a-z0-9][a-z0-9._@+-]{0,99}$'),
  constraint role_is_known check (role in ('viewer', 'operator', 'admin')),
  constraint password_is_hashed check (password_hash like '$argon2id$%'),
  constraint identity_is_whole check ((oidc_issuer is null) = (oidc_subject is null)),
  constraint user_can_sign_in_somehow check (password_hash is not null or oidc_subject is not null)
);

comment on table pipeline_private.users is 'People who may sign in to the web process.';
comment on column pipeline_private.users.role is 'viewer, operator or admin: requests run as the database role pipeline_<role>.';
comment on column pipeline_private.users.password_hash is 'Argon2id in the PHC string format; null for who only signs in with the identity provider.';
comment on column pipeline_private.users.password_set_at is 'When the password became what it is.';
comment on column pipeline_private.users.oidc_issuer is 'The identity provider that vouched for them; null while none did.';
comment on column pipeline_private.users.oidc_subject is 'Who they are to that provider; unlike an e-mail address it never passes to somebody else.';
comment on column pipeline_private.users.disabled_at is 'Since when neither password nor session nor token counts; null while they do.';

create table pipeline_private.user_sessions (
  id_hash bytea primary key,
  id uuid not null default uuidv7(),
  user_id uuid not null references pipeline_private.users (id) on delete cascade,
  started_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text,

  constraint one_session_per_id unique (id),
  constraint id_is_hashed check (octet_length(id_hash) = 32),
  constraint user_agent_is_short check (length(user_agent) <= 200)
);

create index user_sessions_user on pipeline_private.user_sessions (user_id);

comment on table pipeline_private.user_sessions is 'Sessions of signed-in browsers.';
comment on column pipeline_private.user_sessions.id_hash is 'SHA-256 of the id in the browser''s cookie.';
comment on column pipeline_private.user_sessions.id is 'Names the session where it is listed; unlike the cookie''s id it lets nobody in.';
comment on column pipeline_private.user_sessions.last_seen_at is 'Last request, to the minute.';
comment on column pipeline_private.user_sessions.ended_at is 'Signed out, or ended by somebody; null while it counts.';

create table pipeline_private.api_tokens (
  id uuid primary key default uuidv7(),
  token_hash bytea not null,
  user_id uuid not null references pipeline_private.users (id) on delete cascade,
  name pipeline.one_line not null,
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

comment on table pipeline_private.api_tokens is 'Secrets with which programs act for a user.';
comment on column pipeline_private.api_tokens.role is 'What the token may do, if its user still may.';

-- Lost in a crash of the server, and nothing is lost with it.
create unlogged table pipeline_private.sign_in_tries (
  key_hash bytea primary key,
  tries integer not null,
  began_at timestamptz not null,

  constraint key_is_hashed check (octet_length(key_hash) = 32)
) with (fillfactor = 50);

create index sign_in_tries_began_at on pipeline_private.sign_in_tries (began_at);

comment on table pipeline_private.sign_in_tries is 'Failed sign-ins of the last minutes by name and by address, for all web processes. Fingerprints only: people type passwords where names belong.';
comment on column pipeline_private.sign_in_tries.key_hash is 'SHA-256 of what is counted: an address, or an address and a name together.';
comment on column pipeline_private.sign_in_tries.began_at is 'The last try that was counted; from then on is waited.';

reset role;
