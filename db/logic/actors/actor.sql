-- Asked of the login, which a session cannot choose: the setting role is the session's own to write. Both functions
-- have no search path of their own, so that they are inlined; names stand in pg_catalog only.
create or replace function pipeline_private.is_workers_login()
  returns boolean
  language sql
  stable
as $$
  select current_setting('role', true) = 'pipeline_worker'
    or pg_has_role(session_user, 'pipeline_worker', 'member') and not pg_has_role(session_user, 'pipeline_owner', 'member')
$$;

comment on function pipeline_private.is_workers_login is
  'Whether this is a session of the worker. A login that may become the owner, as every superuser may, is one only while it plays that role.';

create or replace function pipeline_private.speaks_for_others()
  returns boolean
  language sql
  stable
as $$
  select pipeline_private.is_workers_login() or pg_has_role(session_user, 'pipeline_server', 'member')
$$;

comment on function pipeline_private.speaks_for_others is
  'Whether what the session says about who acts is heeded: the worker''s login speaks for automation, the web process'' for whoever is signed in, a superuser for all.';

grant execute on function pipeline_private.is_workers_login, pipeline_private.speaks_for_others to pipeline_viewer, pipeline_worker;

create or replace function pipeline_private.actor(
  out kind text,
  out name text,
  out user_id uuid,
  out reason text,
  out is_person boolean
)
  language plpgsql
  stable
as $$
declare
  said_name pipeline.one_line := nullif(current_setting('pipeline.actor', true), '');
  application text := nullif(current_setting('application_name', true), '');
begin
  kind := coalesce(nullif(current_setting('pipeline.actor_kind', true), ''), 'sql');
  reason := nullif(btrim(current_setting('pipeline.reason', true)), '');

  if kind not in ('user', 'sql', 'worker', 'agent', 'webhook', 'import') then
    raise exception 'pipeline.actor_kind is %, which nobody knows', kind
      using errcode = 'VL008', hint = 'Use user, worker, agent, webhook or import; or leave it unset.';
  end if;

  if pipeline_private.is_workers_login() then
    -- It cannot pass for a person, whatever it claims, but where a function of ours does what a person has asked for.
    if kind in ('user', 'sql') then
      if current_setting('pipeline.actor_seal', true) <> ''
        and pipeline_private.actor_is_sealed(kind, concat_ws(':', said_name, nullif(current_setting('pipeline.user_id', true), '')))
      then
        user_id := nullif(current_setting('pipeline.user_id', true), '')::uuid;
      else
        kind := 'worker';
        said_name := null;
      end if;
    end if;
  elsif pg_has_role(session_user, 'pipeline_server', 'member') then
    user_id := nullif(current_setting('pipeline.user_id', true), '')::uuid;
  elsif kind = 'import' then
    -- What it imports is the session's to say, who imports is not.
    said_name := session_user || coalesce(' (' || said_name || ')', '');
  elsif not (kind in ('worker', 'agent', 'webhook') and pipeline_private.actor_is_sealed(kind, said_name)) then
    -- Whoever has a login of their own signs with it, and with nobody else's name.
    kind := 'sql';
    application := coalesce(said_name, application);
    said_name := null;
  end if;

  name := coalesce(said_name, session_user || coalesce(' (' || application || ')', ''));
  is_person := kind in ('user', 'sql');

  -- What automation gives as a reason may quote a vendor or an agent, and is not refused.
  if is_person then
    reason := reason::pipeline.free_text;
  end if;
end
$$;

comment on function pipeline_private.actor is
  'Who acts in this transaction and why, from the settings pipeline.actor_kind, pipeline.actor, pipeline.user_id and pipeline.reason; without them the login, as kind sql. Only the web process and superusers may sign as a user, and automation is only who is automation: another login signs with its own name, whatever it says.';

grant execute on function pipeline_private.actor to pipeline_viewer, pipeline_worker;
