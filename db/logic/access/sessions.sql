create or replace function pipeline_private.password_of(name text)
  returns table (user_id uuid, password_hash text)
  language sql
  stable
  security definer
as $$
  select users.id, users.password_hash
  from pipeline_private.users as users
  where users.name = lower(password_of.name) and users.disabled_at is null
$$;

comment on function pipeline_private.password_of is 'What a password is compared with at sign-in. No row: nobody of this name may sign in.';

create or replace function pipeline_private.open_session(user_id uuid, id_hash bytea, expires_in interval, user_agent text)
  returns void
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.act_as('user', users.name, user_id => users.id::text)
  from pipeline_private.users as users
  where users.id = open_session.user_id;
  insert into pipeline_private.user_sessions (id_hash, user_id, expires_at, user_agent)
  values (open_session.id_hash, open_session.user_id, pipeline_private.later(now(), expires_in), left(open_session.user_agent, 200));
end
$$;

comment on function pipeline_private.open_session is 'Begins the session of somebody whose password was right.';

create or replace function pipeline_private.who_has_session(id_hash bytea)
  returns table (user_id uuid, name text, role text, session_id uuid)
  language sql
  security definer
as $$
  with seen as (
    update pipeline_private.user_sessions as sessions
    set last_seen_at = now()
    where sessions.id_hash = who_has_session.id_hash
      and sessions.ended_at is null
      and sessions.expires_at > now()
      and sessions.last_seen_at between now() - interval '24 hours' and now() - interval '1 minute'
  )
  select users.id, users.name, users.role, sessions.id
  from pipeline_private.user_sessions as sessions
  join pipeline_private.users as users on users.id = sessions.user_id
  where sessions.id_hash = who_has_session.id_hash
    and sessions.ended_at is null
    and sessions.expires_at > now()
    and sessions.last_seen_at > now() - interval '24 hours'
    and users.disabled_at is null
$$;

comment on function pipeline_private.who_has_session is
  'Whose session it is, and which. No row: it was ended, is too old or has not been used for a day, or its user is disabled.';

create or replace function pipeline_private.end_session(id_hash bytea)
  returns void
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.act_as('user', users.name, user_id => users.id::text)
  from pipeline_private.user_sessions as sessions
  join pipeline_private.users as users on users.id = sessions.user_id
  where sessions.id_hash = end_session.id_hash;
  update pipeline_private.user_sessions as sessions
  set ended_at = now()
  where sessions.id_hash = end_session.id_hash and sessions.ended_at is null;
end
$$;

grant execute on function
  pipeline_private.password_of, pipeline_private.open_session, pipeline_private.who_has_session, pipeline_private.end_session
to pipeline_server;

create or replace function pipeline_private.sign_out_user(name text)
  returns integer
  language sql
  security definer
as $$
  with ended as (
    update pipeline_private.user_sessions as sessions
    set ended_at = now()
    from pipeline_private.user_named(sign_out_user.name) as its
    where sessions.user_id = its.id and sessions.ended_at is null
    returning 1
  )
  select count(*)::integer from ended
$$;

comment on function pipeline_private.sign_out_user is 'Ends all sessions of a user; returns how many. Raises VL031 when there is no such user.';

grant execute on function pipeline_private.sign_out_user to pipeline_admin;
