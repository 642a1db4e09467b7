create or replace function pipeline_private.present_roles(credentials bytea[])
  returns table (credential bytea, role text)
  language sql
  security definer
as $$
  select asked.credential, who.role
  from unnest(credentials) as asked (credential)
  cross join lateral (
    select sessions.role from pipeline_private.who_has_session(asked.credential) as sessions
    union all
    select tokens.role from pipeline_private.who_has_token(asked.credential) as tokens
  ) as who
$$;

comment on function pipeline_private.present_roles is
  'What sessions and tokens, given by their hashes, may do at this moment; they count as used. No row for what does not count any more.';

grant execute on function pipeline_private.present_roles to pipeline_server;
