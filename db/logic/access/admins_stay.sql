create or replace function pipeline_private.tg_users__keep_an_admin()
  returns trigger
  language plpgsql
as $$
begin
  -- One after the other: of two who end each other the second sees what the first did.
  perform pg_advisory_xact_lock(hashtextextended('pipeline admins', 0));
  if not exists (
    select from pipeline_private.users as others
    where others.id <> old.id and others.role = 'admin' and others.disabled_at is null
  ) then
    raise exception '% is the only admin', old.name
      using
        errcode = 'VL038', detail = jsonb_build_object('user', old.name)::text, hint = 'Make somebody else an admin first.',
        schema = 'pipeline_private', table = 'users';
  end if;
  return coalesce(new, old);
end
$$;

create or replace trigger _200_keep_an_admin
  before update on pipeline_private.users
  for each row
  when (old.role = 'admin' and old.disabled_at is null and (new.role <> 'admin' or new.disabled_at is not null))
  execute function pipeline_private.tg_users__keep_an_admin();

create or replace trigger _200_keep_an_admin_of_removed
  before delete on pipeline_private.users
  for each row
  when (old.role = 'admin' and old.disabled_at is null)
  execute function pipeline_private.tg_users__keep_an_admin();
