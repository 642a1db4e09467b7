create or replace function pipeline_private.actor(
  out kind text,
  out name text,
  out user_id uuid,
  out reason text,
  out is_person boolean
)
  language plpgsql
  stable
  set search_path = ''
as $$
declare
  -- In a definer function current_user is the definer, while this setting still names the role that was chosen.
  login text := coalesce(nullif(current_setting('role', true), 'none'), session_user);
begin
  kind := coalesce(nullif(current_setting('pipeline.actor_kind', true), ''), 'sql');
  name := coalesce(
    nullif(current_setting('pipeline.actor', true), ''),
    login || coalesce(' (' || nullif(current_setting('application_name', true), '') || ')', '')
  );
  user_id := nullif(current_setting('pipeline.user_id', true), '')::uuid;
  reason := nullif(btrim(current_setting('pipeline.reason', true)), '');

  if kind not in ('user', 'sql', 'worker', 'agent', 'webhook', 'import') then
    raise exception 'pipeline.actor_kind is %, which nobody knows', kind
      using errcode = 'VL008', hint = 'Use user, worker, agent, webhook or import; or leave it unset.';
  end if;

  -- The worker's login cannot pass for a person, whatever it claims.
  if kind in ('user', 'sql') and login = 'pipeline_worker' then
    kind := 'worker';
  end if;

  is_person := kind in ('user', 'sql');
end
$$;

comment on function pipeline_private.actor() is
  'Who acts in this transaction and why, from the settings pipeline.actor_kind, pipeline.actor, pipeline.user_id and pipeline.reason; without them the login, as kind sql.';

grant execute on function pipeline_private.actor() to pipeline_viewer, pipeline_worker;
