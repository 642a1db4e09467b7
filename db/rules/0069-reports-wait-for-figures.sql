-- A report is written once for a day: of days that nobody has added up yet it would say nothing.
update pipeline.schedules
set waits_for = 'update_metrics'
where schedule in ('write_morning_report', 'write_daily_report', 'write_weekly_report') and waits_for is null;
