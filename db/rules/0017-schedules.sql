-- What is done by the clock.
insert into pipeline.schedules (schedule, title, every)
values
  ('process_new_leads', 'Takes up new leads that nobody looks at', '15 minutes'),
  ('check_stalled_conversations', 'Takes up conversations whose reminder is overdue', '15 minutes'),
  ('process_validation_queue', 'Takes up leads that wait for the Deal Validator and that nobody looks at', '15 minutes'),
  ('check_offer_timeouts', 'Takes up offers whose deadline is overdue', '15 minutes'),
  ('process_retry_stages', 'Takes up leads in a retry whose deadline is overdue', '15 minutes'),
  ('archive_dead_leads', 'Archives leads that have been dead for long', '15 minutes'),
  ('update_metrics', 'Adds up what has happened, and writes the figures of the day', '15 minutes'),
  ('generate_alerts', 'Raises and ends alerts that only the clock shows, and passes overdue questions on', '15 minutes'),
  ('reconcile', 'Repairs what should not be, and looks whether anything is as it must never be', '15 minutes'),
  ('poll_sources', 'Fetches what sources have kept', '10 minutes'),
  ('check_video_timeouts', 'Takes up leads that were sent the video and whose deadline is overdue', '1 hour'),
  ('price_texts', 'Asks what texts have cost', '1 hour');

insert into pipeline.schedules (schedule, title, at_times)
values
  ('check_everything', 'Looks whether anything is as it must never be, at everything; what it finds twice counts', '{01:15,01:45}'),
  ('clean_up', 'Removes what has been kept for long enough', '{02:00}'),
  ('export_audit_heads', 'Writes the heads of the record elsewhere', '{02:30}'),
  ('back_up', 'Backs up all business data', '{02:00}'),
  ('apply_retention', 'Erases personal data that have been kept for long enough', '{02:45}'),
  ('archive_logs', 'Lets logs of leads that are long finished leave into files', '{03:15}'),
  ('optimise_database', 'Counts rows anew for the planner, and rebuilds indexes that have grown too large', '{03:30}');

-- Once a month a look whether the last backup can be restored.
insert into pipeline.schedules (schedule, title, at_times, on_day)
values ('try_restore', 'Restores the last backup elsewhere, to see that it can be', '{04:00}', 1);

-- A report is written once for a day: of days that nobody has added up yet it would say nothing.
insert into pipeline.schedules (schedule, title, at_times, on_weekday, waits_for)
values
  ('write_morning_report', 'Writes the morning report and sends it', '{07:00}', null, 'update_metrics'),
  ('write_daily_report', 'Writes the report of the day that is over', '{02:15}', null, 'update_metrics'),
  ('write_weekly_report', 'Writes the report of the week, to Saturday, and sends it', '{03:00}', 7, 'update_metrics');

update pipeline.stages as stages
set schedule = looked_after.schedule
from (values
  ('NEW_LEAD', 'process_new_leads'),
  ('AI_CONVERSATION', 'check_stalled_conversations'),
  ('DEAL_VALIDATION', 'process_validation_queue'),
  ('OFFER_MADE', 'check_offer_timeouts'),
  ('VIDEO_SENT', 'check_video_timeouts'),
  ('RETRY_1', 'process_retry_stages'),
  ('RETRY_2', 'process_retry_stages'),
  ('RETRY_3', 'process_retry_stages')
) as looked_after (stage, schedule)
where stages.stage = looked_after.stage;

insert into pipeline.alert_rules (type, severity, message, is_looked_for, todo)
values (
  'SCHEDULE_FAILED', 'MEDIUM', 'Something that is done by the clock failed', true,
  'Open System, Schedules to read why; mend that, then run it there.'
);
