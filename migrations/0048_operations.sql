-- Up Migration
-- What admins set of alerts by a page is of a size that can be counted with.
set local role pipeline_owner;

alter table pipeline.alert_rules
  drop constraint holds_for_is_positive,
  add constraint holds_for_is_sensible check (holds_for > interval '0' and holds_for <= interval '30 days');

reset role;
