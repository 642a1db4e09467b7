create or replace function pipeline_private.own_name()
  returns text
  language sql
  stable
as $$
  select coalesce(
    (select users.name from pipeline_private.users as users where users.id = actor.user_id), actor.name
  )
  from pipeline_private.actor() as actor
$$;

comment on function pipeline_private.own_name is 'Whoever acts, as colleagues call them: the user''s name, whatever token or session they use; else their login.';

create or replace function pipeline_private.person_meant(name text)
  returns text
  language plpgsql
  stable
as $$
declare
  wanted text := nullif(btrim(person_meant.name), '');
  meant pipeline_private.users;
begin
  if wanted is null or wanted = pipeline_private.own_name() then
    return pipeline_private.own_name();
  end if;
  meant := pipeline_private.user_named(wanted);
  if meant.disabled_at is not null then
    raise exception '% may not sign in any more', meant.name
      using errcode = 'VL031', detail = jsonb_build_object('user', meant.name)::text, hint = 'Name somebody who works here.';
  end if;
  return meant.name;
end
$$;

comment on function pipeline_private.person_meant is
  'The name of the user who is meant; without one, whoever acts. Raises VL031 for somebody whom nobody knows, or who may not sign in any more.';
