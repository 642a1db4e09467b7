-- Up Migration
-- Whoever writes a backup reads everything and can do nothing else: the worker becomes that for no other purpose. Roles belong
-- to the whole server, so it may exist already.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'pipeline_backup') then
    create role pipeline_backup nologin;
  end if;
exception
  when duplicate_object or unique_violation then
    null; -- another database of this server is being migrated at the same moment
end
$$;

grant pipeline_backup to pipeline_worker with inherit false, set true;

do $$
begin
  if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    execute format('grant pipeline_backup to %I', current_user);
  end if;
end
$$;

set local role pipeline_owner;

alter table pipeline.settings add column backups_kept_for interval
  constraint backups_kept_for_is_positive check (backups_kept_for > interval '0');
comment on column pipeline.settings.backups_kept_for is 'For how long each nightly backup in BACKUP_DIR is kept, the latest two for ever; null: for ever.';

alter table pipeline.settings add column weekly_backups_kept_for interval
  constraint weekly_backups_kept_for_is_positive check (weekly_backups_kept_for > interval '0');
comment on column pipeline.settings.weekly_backups_kept_for is 'For how long the first backup of each week is kept beyond that; null: for ever. Whoever was erased meanwhile stays in them for as long.';

alter table pipeline.schedules
  add column on_day integer,
  add constraint day_is_in_every_month check (on_day between 1 and 28),
  add constraint one_day_of_week_or_month check (num_nonnulls(every, on_day) < 2 and num_nonnulls(on_weekday, on_day) < 2);
comment on column pipeline.schedules.on_day is 'Only on this day of the month, 1 to 28; null for every day.';
grant update (on_day) on pipeline.schedules to pipeline_admin;

reset role;
