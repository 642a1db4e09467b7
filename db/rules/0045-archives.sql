-- When logs of leads that are long finished leave the database: what came in before its door would remove it, the rest after a year.
update pipeline.settings
set
  deliveries_leave_after = '60 days', runs_leave_after = '12 months', events_leave_after = '12 months', audit_leaves_after = '12 months';

insert into pipeline.schedules (schedule, title, at_times)
values ('archive_logs', 'Lets logs of leads that are long finished leave into files', '{03:15}');
