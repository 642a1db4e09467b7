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

create or replace function pipeline_private.refuse_as_owner(meant pipeline_private.users)
  returns text
  language plpgsql
  immutable
as $$
begin
  if meant.disabled_at is not null then
    raise exception '% may not sign in any more', meant.name
      using errcode = 'VL031', detail = jsonb_build_object('user', meant.name)::text, hint = 'Name somebody who works here.';
  end if;
  if meant.role = 'viewer' then
    raise exception '% may only look', meant.name
      using errcode = 'VL031', detail = jsonb_build_object('user', meant.name)::text, hint = 'Name an operator or an admin.';
  end if;
  return meant.name;
end
$$;

comment on function pipeline_private.refuse_as_owner is
  'The name of a user who may look after something. Raises VL031 for somebody who may not sign in any more or may only look.';

create or replace function pipeline_private.person_meant(name text)
  returns text
  language plpgsql
  stable
as $$
declare
  wanted text := nullif(btrim(person_meant.name), '');
begin
  if wanted is null or wanted = pipeline_private.own_name() then
    return pipeline_private.own_name();
  end if;
  return pipeline_private.refuse_as_owner(pipeline_private.user_named(wanted));
end
$$;

comment on function pipeline_private.person_meant is
  'The name of the user who is meant; without one, whoever acts. Raises VL031 for somebody whom nobody knows, who may not sign in any more, or may only look.';
