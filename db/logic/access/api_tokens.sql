create or replace function pipeline_private.role_rank(role text)
  returns integer
  language sql
  immutable
as $$
  select array_position(array['viewer', 'operator', 'admin'], role)
$$;

create or replace function pipeline_private.add_token(user_name text, token_name text, role text, token_hash bytea, expires_in interval)
  returns uuid
  language plpgsql
  security definer
as $$
declare
  its pipeline_private.users := pipeline_private.user_named(user_name);
  token_id uuid;
begin
  if pipeline_private.role_rank(add_token.role) > pipeline_private.role_rank(its.role) then
    raise exception '% has the role %; a token of theirs cannot be for %', its.name, its.role, add_token.role
      using errcode = 'VL032', hint = 'A token may do at most what its user may.';
  end if;

  insert into pipeline_private.api_tokens (token_hash, user_id, name, role, expires_at)
  values (add_token.token_hash, its.id, token_name, add_token.role, pipeline_private.later(now(), expires_in))
  returning id into token_id;
  return token_id;
end
$$;

comment on function pipeline_private.add_token is
  'Lets a program act for a user. Raises VL031 for an unknown user, VL032 for a role above the user''s.';

create or replace function pipeline_private.who_has_token(token_hash bytea)
  returns table (user_id uuid, name text, role text)
  language sql
  security definer
as $$
  with seen as (
    update pipeline_private.api_tokens as tokens
    set last_used_at = now()
    where tokens.token_hash = who_has_token.token_hash
      and coalesce(tokens.last_used_at, '-infinity') < now() - interval '1 minute'
  )
  select
    users.id, format('%s (%s)', users.name, tokens.name),
    case when pipeline_private.role_rank(tokens.role) < pipeline_private.role_rank(users.role) then tokens.role else users.role end
  from pipeline_private.api_tokens as tokens
  join pipeline_private.users as users on users.id = tokens.user_id
  where tokens.token_hash = who_has_token.token_hash
    and tokens.revoked_at is null
    and tokens.expires_at > now()
    and users.disabled_at is null
$$;

comment on function pipeline_private.who_has_token is
  'For whom a token speaks and what it may do. No row: revoked, expired, unknown, or its user is disabled.';

grant execute on function pipeline_private.who_has_token to pipeline_server;
grant execute on function pipeline_private.add_token to pipeline_admin;
