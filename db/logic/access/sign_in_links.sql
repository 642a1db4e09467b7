create or replace function pipeline_private.new_code()
  returns text
  language sql
  volatile
as $$
  -- Two random UUIDs hold 244 random bits, made by what makes keys.
  select translate(rtrim(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64'), '='), '+/', '-_')
$$;

comment on function pipeline_private.new_code is 'What nobody guesses, in 43 letters, digits, - and _.';

create or replace function pipeline_private.code_digest(code text)
  returns bytea
  language sql
  immutable
as $$
  select sha256(convert_to(code, 'UTF8'))
$$;

comment on function pipeline_private.code_digest is 'What is kept of a code.';

create or replace function pipeline.make_sign_in_link(user_name pipeline.one_line)
  returns pipeline.sign_in_link
  language plpgsql
  security definer
as $$
declare
  its pipeline_private.users := pipeline_private.user_named(user_name);
  made pipeline.sign_in_link := row (its.name, pipeline_private.new_code(), pipeline_private.later(now(), '3 days'));
begin
  if its.disabled_at is not null then
    raise exception '% may not sign in any more', its.name
      using errcode = 'VL031', detail = jsonb_build_object('user', its.name)::text, hint = 'Let them in again first.', schema = 'pipeline_private', table = 'users';
  end if;
  update pipeline_private.users as users
  set link_hash = pipeline_private.code_digest(made.code), link_expires_at = made.expires_at
  where users.id = its.id;
  return made;
end
$$;

comment on function pipeline.make_sign_in_link is
  'A link by which this user sets a password of their own, within three days and once; the one before it no longer counts, their password does until then. Raises VL031 for nobody, or somebody who may not sign in any more.';

create or replace function pipeline_private.set_password_by_link(code text, password_hash text)
  returns text
  language plpgsql
  security definer
as $$
declare
  its pipeline_private.users;
begin
  select users.* into its
  from pipeline_private.users as users
  where users.link_hash = pipeline_private.code_digest(code) and users.link_expires_at > now() and users.disabled_at is null
  for update;
  if its.id is null then
    return null;
  end if;
  perform pipeline_private.act_as('user', its.name, user_id => its.id::text);
  perform pipeline_private.set_user_password(its.name, set_password_by_link.password_hash);
  return its.name;
end
$$;

comment on function pipeline_private.set_password_by_link is
  'Sets the password of whoever has this link, which then counts no more; returns their name, null when the link does not count.';

create or replace function pipeline_private.user_of_link(code text)
  returns text
  language sql
  stable
  security definer
as $$
  select users.name
  from pipeline_private.users as users
  where users.link_hash = pipeline_private.code_digest(code) and users.link_expires_at > now() and users.disabled_at is null
$$;

comment on function pipeline_private.user_of_link is 'Whose link it is; null when it does not count.';

create or replace function pipeline_private.set_own_password(id_hash bytea, password_hash text)
  returns boolean
  language plpgsql
  security definer
as $$
declare
  its record;
begin
  select who.user_id, who.name into its from pipeline_private.who_has_session(id_hash) as who;
  if its.user_id is null then
    return false;
  end if;
  perform pipeline_private.act_as('user', its.name, user_id => its.user_id::text);
  update pipeline_private.users as users
  set password_hash = set_own_password.password_hash, password_set_at = now(), link_hash = null, link_expires_at = null
  where users.id = its.user_id;
  update pipeline_private.user_sessions as sessions
  set ended_at = now()
  where sessions.user_id = its.user_id and sessions.ended_at is null and sessions.id_hash <> set_own_password.id_hash;
  return true;
end
$$;

comment on function pipeline_private.set_own_password is
  'A new password for whoever has this session, which goes on; their other ones end. False when the session does not count.';

grant execute on function pipeline.make_sign_in_link to pipeline_admin;
grant execute on function pipeline_private.set_password_by_link, pipeline_private.user_of_link, pipeline_private.set_own_password to pipeline_server;
