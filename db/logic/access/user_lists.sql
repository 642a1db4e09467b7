create or replace view pipeline_private.session_list as
  select
    users.name as user_name, sessions.started_at, sessions.last_seen_at, sessions.expires_at, sessions.user_agent, sessions.id,
    sessions.user_id
  from pipeline_private.user_sessions as sessions
  join pipeline_private.users as users on users.id = sessions.user_id
  where sessions.ended_at is null
    and sessions.expires_at > now()
    and sessions.last_seen_at > now() - interval '24 hours';

comment on view pipeline_private.session_list is 'Sessions that count, without their secrets.';

create or replace view pipeline_private.user_list as
  select
    users.id, users.name, users.role, users.created_at, users.disabled_at,
    (
      select max(sessions.last_seen_at)
      from pipeline_private.user_sessions as sessions
      where sessions.user_id = users.id
    ) as last_seen_at,
    (
      select count(*)::integer from pipeline_private.session_list as sessions where sessions.user_id = users.id
    ) as open_sessions,
    case
      when users.password_hash is not null and users.oidc_subject is not null then 'both'
      when users.password_hash is not null then 'password'
      when users.oidc_subject is not null then 'identity_provider'
      else 'link'
    end as signs_in_by,
    case when users.link_expires_at > now() then users.link_expires_at end as link_expires_at
  from pipeline_private.users as users;

create or replace view pipeline_private.token_list as
  select
    tokens.id, tokens.name, users.name as user_name, tokens.role, tokens.created_at, tokens.last_used_at, tokens.expires_at,
    case
      when tokens.revoked_at is not null then 'revoked'
      when tokens.expires_at <= now() then 'expired'
      when users.disabled_at is not null then 'user_disabled'
      else 'valid'
    end as status,
    tokens.user_id
  from pipeline_private.api_tokens as tokens
  join pipeline_private.users as users on users.id = tokens.user_id;

grant select on pipeline_private.user_list, pipeline_private.session_list, pipeline_private.token_list to pipeline_admin;
