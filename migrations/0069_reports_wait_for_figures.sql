-- Up Migration
-- What reads the figures of days waits until they are written: after an outage all that was missed begins at once.
set local role pipeline_owner;

alter table pipeline.schedules add column waits_for pipeline.schedule_name references pipeline.schedules (schedule) on update cascade;
create index schedules_waits_for on pipeline.schedules (waits_for) where waits_for is not null;
comment on column pipeline.schedules.waits_for is
  'Which other schedule it lets go before, if a run of that is not over yet, for half an hour at most; null when it waits for none.';
grant update (waits_for) on pipeline.schedules to pipeline_admin;

comment on constraint deals_fall_through_kind_fkey on pipeline.deals is 'a standard reason is one of the table fall_through_kinds';

reset role;
