create or replace function pipeline_private.user_named(name text)
  returns pipeline_private.users
  language plpgsql
  stable
as $$
declare
  found_user pipeline_private.users;
begin
  select * into found_user from pipeline_private.users as users where users.name = lower(user_named.name);
  if not found then
    raise exception 'there is no user %', name
      using errcode = 'VL031', hint = 'List them: orchestrator user list.', schema = 'pipeline_private', table = 'users';
  end if;
  return found_user;
end
$$;

comment on function pipeline_private.user_named is 'The user of this name. Raises VL031 when there is none.';

create or replace function pipeline_private.add_user(name text, role text, password_hash text)
  returns uuid
  language plpgsql
  security definer
as $$
declare
  user_id uuid;
begin
  insert into pipeline_private.users (name, role, password_hash)
  values (lower(add_user.name), add_user.role, add_user.password_hash)
  on conflict on constraint one_user_per_name do nothing
  returning id into user_id;

  if user_id is null then
    raise exception 'there is a user % already', lower(name)
      using errcode = 'VL030', hint = 'Choose another name, or set a new password for that user.';
  end if;
  return user_id;
end
$$;

comment on function pipeline_private.add_user is
  'Adds somebody who may sign in, with the role viewer, operator or admin. Raises VL030 when the name is taken.';

create or replace function pipeline_private.set_user_password(name text, password_hash text)
  returns void
  language sql
  security definer
as $$
  update pipeline_private.users as users
  set password_hash = set_user_password.password_hash, password_set_at = now(), link_hash = null, link_expires_at = null
  from pipeline_private.user_named(set_user_password.name) as its
  where users.id = its.id;
  select pipeline_private.sign_out_user(set_user_password.name);
$$;

comment on function pipeline_private.set_user_password is 'A new password; whoever was signed in with the old one no longer is.';

grant execute on function pipeline_private.add_user, pipeline_private.set_user_password to pipeline_admin;
