-- Up Migration
-- What admins set by pages is of a size that can be counted with.
set local role pipeline_owner;

alter table pipeline.alert_rules
  drop constraint holds_for_is_positive,
  add constraint holds_for_is_sensible check (holds_for > interval '0' and holds_for <= interval '30 days');

alter table pipeline.retention_rules
  drop constraint something_is_kept_for_some_time,
  add constraint something_is_kept_for_some_time check (kept_for between interval '1 day' and interval '100 years'),
  add constraint only_what_can_go_is_switched_on check (not enabled or kind in ('dead_leads', 'completed_leads', 'unplaced_texts'));

reset role;
