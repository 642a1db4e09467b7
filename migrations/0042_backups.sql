-- Up Migration
-- For how long backups are kept.
set local role pipeline_owner;

alter table pipeline.settings add column backups_kept_for interval
  constraint backups_kept_for_is_within_a_century check (backups_kept_for > interval '0' and backups_kept_for <= interval '100 years');
comment on column pipeline.settings.backups_kept_for is 'For how long each nightly backup in BACKUP_DIR is kept, the latest two for ever; null: for ever.';

alter table pipeline.settings add column weekly_backups_kept_for interval
  constraint weekly_backups_kept_for_is_within_a_century check (weekly_backups_kept_for > interval '0' and weekly_backups_kept_for <= interval '100 years');
comment on column pipeline.settings.weekly_backups_kept_for is 'For how long the first backup of each week is kept beyond that; null: for ever. Whoever was erased meanwhile stays in them for as long.';

reset role;
