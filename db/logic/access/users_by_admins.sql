-- Who may sign in, as the API has it: no password passes through it.
create or replace view pipeline.users as
  select
    users.id, users.name, users.role, users.created_at, users.disabled_at, users.last_seen_at, users.open_sessions,
    users.signs_in_by, users.link_expires_at
  from pipeline_private.user_list as users
  where pipeline_private.may_administer() or users.id = pipeline_private.signed_in_user()
  order by users.name;

comment on view pipeline.users is 'Who may sign in: oneself; for admins everybody.';
comment on column pipeline.users.id is 'Names the user for good.';
comment on column pipeline.users.name is 'What they sign in with.';
comment on column pipeline.users.role is 'What they may do.';
comment on column pipeline.users.created_at is 'When they were added, by the real clock.';
comment on column pipeline.users.disabled_at is 'Since when they may not sign in any more; null while they may.';
comment on column pipeline.users.last_seen_at is 'Their last request from a browser, to the minute; null before the first.';
comment on column pipeline.users.open_sessions is 'In how many browsers they are signed in.';
comment on column pipeline.users.signs_in_by is 'How they may sign in.';
comment on column pipeline.users.link_expires_at is 'Until when a link lets them set a password; null when there is none that counts.';

create or replace view pipeline.api_tokens as
  select tokens.id, tokens.name, tokens.user_name, tokens.role, tokens.status, tokens.created_at, tokens.last_used_at, tokens.expires_at
  from pipeline_private.token_list as tokens
  where pipeline_private.may_administer() or tokens.user_id = pipeline_private.signed_in_user()
  order by tokens.created_at desc, tokens.id desc;

comment on view pipeline.api_tokens is 'With what programs act for users: one''s own tokens; for admins everybody''s. The token itself nobody can read.';
comment on column pipeline.api_tokens.id is 'Names the token; end_api_token() ends it.';
comment on column pipeline.api_tokens.name is 'What it is for.';
comment on column pipeline.api_tokens.user_name is 'For whom it acts.';
comment on column pipeline.api_tokens.role is 'What it may do, as long as its user may.';
comment on column pipeline.api_tokens.status is 'Whether it counts.';
comment on column pipeline.api_tokens.created_at is 'When it was made, by the real clock.';
comment on column pipeline.api_tokens.last_used_at is 'Its last request, to the minute; null before the first.';
comment on column pipeline.api_tokens.expires_at is 'Until when it counts at the longest.';

grant select on pipeline.users, pipeline.api_tokens to pipeline_viewer;

create or replace function pipeline.add_user(user_name pipeline.one_line, role text)
  returns pipeline.sign_in_link
  language plpgsql
  security definer
as $$
begin
  if user_name is null or lower(user_name) !~ '^[a-z0-9][a-z0-9._@+-]{0,99}$' then
    raise exception 'a user''s name has letters, digits and . _ @ + -, at most 100, and begins with a letter or digit'
      using errcode = 'VL018', detail = '{"fields": [{"field": "user_name"}]}', schema = 'pipeline_private', table = 'users', column = 'name';
  end if;
  insert into pipeline_private.users (name, role, link_hash, link_expires_at)
  values (lower(add_user.user_name), add_user.role, pipeline_private.code_digest(pipeline_private.new_code()), now())
  on conflict on constraint one_user_per_name do nothing;
  if not found then
    raise exception 'there is a user % already', lower(user_name)
      using errcode = 'VL030', detail = jsonb_build_object('user', lower(user_name))::text, hint = 'Choose another name, or make a link for that user.',
        schema = 'pipeline_private', table = 'users';
  end if;
  return pipeline.make_sign_in_link(add_user.user_name);
end
$$;

comment on function pipeline.add_user is
  'Adds somebody who may sign in, and makes the link by which they set a password. Raises VL018 for a name that cannot be one, VL030 when it is taken.';

create or replace function pipeline.set_user_role(user_name pipeline.one_line, role text)
  returns void
  language sql
  security definer
as $$
  update pipeline_private.users as users
  set role = set_user_role.role
  from pipeline_private.user_named(set_user_role.user_name) as its
  where users.id = its.id
$$;

comment on function pipeline.set_user_role is
  'Changes what a user may do, from the next request on; tokens never may more than their user. Raises VL031 for an unknown user, VL038 for the only admin.';

create or replace function pipeline.disable_user(user_name pipeline.one_line)
  returns void
  language sql
  security definer
as $$
  update pipeline_private.users as users
  set disabled_at = coalesce(users.disabled_at, now())
  from pipeline_private.user_named(disable_user.user_name) as its
  where users.id = its.id;
  select pipeline_private.sign_out_user(disable_user.user_name);
$$;

comment on function pipeline.disable_user is
  'From now on neither password nor session nor token nor link of this user counts. Raises VL031 for an unknown user, VL038 for the only admin.';

create or replace function pipeline.enable_user(user_name pipeline.one_line)
  returns void
  language sql
  security definer
as $$
  update pipeline_private.users as users
  set disabled_at = null
  from pipeline_private.user_named(enable_user.user_name) as its
  where users.id = its.id
$$;

comment on function pipeline.enable_user is
  'Takes back disable_user(): password and tokens count again, sessions stay ended. Raises VL031 for an unknown user.';

create or replace function pipeline.sign_out_user(user_name pipeline.one_line default null)
  returns integer
  language plpgsql
  security definer
as $$
declare
  own_name text := (select users.name from pipeline_private.users as users where users.id = pipeline_private.signed_in_user());
  meant text := coalesce(lower(user_name), own_name);
begin
  if meant is distinct from own_name and not pipeline_private.may_administer() or meant is null then
    raise exception 'there is no user % whom you could sign out', user_name
      using errcode = 'VL031', hint = 'Admins sign others out.', schema = 'pipeline_private', table = 'users';
  end if;
  return pipeline_private.sign_out_user(meant);
end
$$;

comment on function pipeline.sign_out_user is
  'Ends all sessions of a user: one''s own, for admins anybody''s. Without a name one''s own. Returns how many ended. Raises VL031 for nobody, or somebody else.';

create or replace function pipeline.add_api_token(user_name pipeline.one_line, name pipeline.one_line, role text, days integer)
  returns pipeline.new_api_token
  language plpgsql
  security definer
as $$
declare
  made pipeline.new_api_token;
begin
  if days is null or days not between 1 and 3650 or name is null or length(btrim(name)) not between 1 and 100 then
    raise exception 'a token counts for 1 to 3,650 days and has a name of 1 to 100 characters'
      using errcode = 'VL018', detail = jsonb_build_object('fields', jsonb_build_array(jsonb_build_object('field',
        case when days between 1 and 3650 then 'name' else 'days' end)))::text, schema = 'pipeline_private', table = 'api_tokens';
  end if;
  made.token := pipeline_private.new_code();
  made.id := pipeline_private.add_token(
    user_name, btrim(name), add_api_token.role, pipeline_private.code_digest(made.token), days * interval '24 hours'
  );
  select tokens.expires_at into made.expires_at from pipeline_private.api_tokens as tokens where tokens.id = made.id;
  return made;
end
$$;

comment on function pipeline.add_api_token is
  'Lets a program act for a user; the answer is the only time that the token is shown. Raises VL018 for days or a name that cannot be, VL031 for an unknown user, VL032 for a role above the user''s.';

create or replace function pipeline.end_api_token(token_id uuid)
  returns void
  language plpgsql
  security definer
as $$
begin
  update pipeline_private.api_tokens as tokens
  set revoked_at = coalesce(tokens.revoked_at, now())
  where tokens.id = token_id and (pipeline_private.may_administer() or tokens.user_id = pipeline_private.signed_in_user());
  if not found then
    raise exception 'there is no token % that you could end', token_id
      using errcode = 'VL031', detail = jsonb_build_object('tokenId', token_id)::text, hint = 'The list of tokens says which there are.',
        schema = 'pipeline_private', table = 'api_tokens';
  end if;
end
$$;

comment on function pipeline.end_api_token is
  'A token no longer counts: one of one''s own, for admins anybody''s. Raises VL031 when there is no such token.';

grant execute on function
  pipeline.add_user, pipeline.set_user_role, pipeline.disable_user, pipeline.enable_user, pipeline.add_api_token
to pipeline_admin;
grant execute on function pipeline.sign_out_user, pipeline.end_api_token to pipeline_viewer;
