-- Every night a backup, and once a month a look whether the last can be restored.
update pipeline.settings set backups_kept_for = '14 days', weekly_backups_kept_for = '56 days';

insert into pipeline.schedules (schedule, title, at_times) values ('back_up', 'Backs up all business data', '{02:00}');
insert into pipeline.schedules (schedule, title, at_times, on_day)
values ('try_restore', 'Restores the last backup elsewhere, to see that it can be', '{04:00}', 1);
