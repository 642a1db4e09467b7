create or replace function pipeline_private.may_administer()
  returns boolean
  language sql
  stable
as $$
  select pg_has_role(its.role, 'pipeline_admin', 'usage') or pg_has_role(its.role, 'pipeline_owner', 'usage')
  from (select coalesce(nullif(current_setting('role', true), 'none'), session_user)) as its (role)
$$;

comment on function pipeline_private.may_administer is
  'Whether the role that was chosen, in a definer function too, is that of an admin, or of whoever installed the database.';

create or replace function pipeline_private.signed_in_user()
  returns uuid
  language sql
  stable
  security definer
as $$
  -- A token that may do less than its user does not speak for them here.
  select users.id
  from pipeline_private.actor() as actor
  join pipeline_private.users as users on users.id = actor.user_id
  where pg_has_role(coalesce(nullif(current_setting('role', true), 'none'), session_user), 'pipeline_' || users.role, 'usage')
$$;

grant execute on function pipeline_private.may_administer, pipeline_private.signed_in_user to pipeline_viewer;

create or replace view pipeline.user_sessions as
  select sessions.id, sessions.user_name, sessions.started_at, sessions.last_seen_at, sessions.expires_at, sessions.user_agent,
    sessions.id::text = coalesce(current_setting('pipeline.session_id', true), '') as is_this
  from pipeline_private.session_list as sessions
  where pipeline_private.may_administer()
    or sessions.user_id = pipeline_private.signed_in_user();

comment on view pipeline.user_sessions is 'Where people are signed in: one''s own sessions; for admins everybody''s.';
comment on column pipeline.user_sessions.id is 'Names the session; end_user_session() ends it.';
comment on column pipeline.user_sessions.user_name is 'Who is signed in.';
comment on column pipeline.user_sessions.started_at is 'When they signed in.';
comment on column pipeline.user_sessions.last_seen_at is 'Last request, to the minute.';
comment on column pipeline.user_sessions.expires_at is 'When it ends at the latest.';
comment on column pipeline.user_sessions.user_agent is 'What the browser says it is; null when it does not say.';
comment on column pipeline.user_sessions.is_this is 'Whether it is the session that asks.';

grant select on pipeline.user_sessions to pipeline_viewer;

create or replace function pipeline.end_user_session(session_id uuid)
  returns void
  language plpgsql
  security definer
as $$
begin
  update pipeline_private.user_sessions as sessions
  set ended_at = now()
  where sessions.id = session_id
    and sessions.ended_at is null
    and (pipeline_private.may_administer() or sessions.user_id = pipeline_private.signed_in_user());
  if not found then
    raise exception 'there is no session % that you could end', session_id
      using errcode = 'VL031', detail = jsonb_build_object('sessionId', session_id)::text,
        hint = 'It has ended, or never was; the list of sessions says which there are.', schema = 'pipeline_private', table = 'user_sessions';
  end if;
end
$$;

comment on function pipeline.end_user_session is
  'Signs a browser out: one of one''s own, for admins anybody''s. Raises VL031 when there is no such session.';

grant execute on function pipeline.end_user_session to pipeline_viewer;
