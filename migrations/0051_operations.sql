-- Up Migration
-- Files into which old logs have left may have an end as well: their keys are forgotten, and then they are removed.
set local role pipeline_owner;

alter table pipeline.settings
  add column archives_kept_for interval constraint archives_kept_for_is_positive check (archives_kept_for > interval '0');
comment on column pipeline.settings.archives_kept_for is 'For how long what has left into ARCHIVE_DIR is kept there, from when its file was written; null: for ever, or until its lead is erased.';

alter table pipeline.archives add column removed_at timestamptz;
comment on column pipeline.archives.removed_at is 'When it had been kept for as long as settings.archives_kept_for says: its keys were forgotten, and its file is removed; null while it is kept.';

comment on column pipeline.pipeline_metrics.avg_time_in_stage is 'How many hours visits to each stage took on average that ended in the 90 days up to that day, by the stage''s name; null where none ended.';

reset role;
