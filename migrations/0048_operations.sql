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

drop type pipeline.figure_anomaly;
create type pipeline.figure_anomaly as (
  figure text,
  scope text,
  last_day date,
  days integer,
  hours integer,
  amount numeric,
  expected numeric,
  chance double precision
);
comment on type pipeline.figure_anomaly is 'How usual what came on the last whole days, or in the last whole hours, is, beside the same weekdays, and hours, of the eight weeks before.';
comment on column pipeline.figure_anomaly.figure is 'The figure.';
comment on column pipeline.figure_anomaly.scope is 'Of what; empty for all together.';
comment on column pipeline.figure_anomaly.last_day is 'The last of the days, or that of the last hour.';
comment on column pipeline.figure_anomaly.days is 'How many days it is about; null where it is about hours.';
comment on column pipeline.figure_anomaly.hours is 'How many hours it is about; null where it is about days.';
comment on column pipeline.figure_anomaly.amount is 'What came in that time.';
comment on column pipeline.figure_anomaly.expected is 'The median of what came in as much time up to the same weekday, and hour.';
comment on column pipeline.figure_anomaly.chance is 'How often so little, or with a rise so much, comes by chance; of hours, which are looked at all day long, a thousand times that, and 1 at most.';

reset role;
