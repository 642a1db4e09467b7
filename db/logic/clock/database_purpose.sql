create or replace function pipeline_private.tg_database_purpose__never_changes()
  returns trigger
  language plpgsql
as $$
begin
  raise exception 'a database stays what it was marked as when it was created'
    using errcode = 'VL009', hint = 'Create another database and migrate it with the purpose you need.';
end
$$;

create or replace trigger _200_never_changes
  before insert or update or delete or truncate on pipeline_private.database_purpose
  for each statement
  execute function pipeline_private.tg_database_purpose__never_changes();
