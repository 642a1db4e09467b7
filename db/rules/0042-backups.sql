-- Every night a backup, and once a month a look whether it can be restored.
update pipeline.settings set backups_kept_for = '14 days', weekly_backups_kept_for = '56 days';
