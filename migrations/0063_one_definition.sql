-- Up Migration
-- Sums that said again what figures say go: how long stays took is read from the figure hours_in_stage, how many leads came and
-- what else happened on a day from new_leads, offers_made, moves and their like. Which kinds of events there ever were stays known.
set local role pipeline_owner;

create table pipeline_private.recorded_event_types (
  name pipeline.event_type primary key
);
comment on table pipeline_private.recorded_event_types is 'The types of all events that were ever added up, those that have left among them.';
insert into pipeline_private.recorded_event_types (name)
select event_type from pipeline_private.event_days
union
select event_type from pipeline_private.left_event_days;

drop function if exists pipeline.event_counts(date, date);
drop function if exists pipeline.time_in_stage(date, date);
drop view if exists pipeline_private.broken_figures, pipeline_private.miscounted_events, pipeline_private.miscounted_visits cascade;
drop type pipeline.event_count;
drop table pipeline_private.event_days;
drop table pipeline_private.left_event_days;
drop table pipeline_private.visit_days;

comment on column pipeline.stage_duration.median_hours is 'Half of them took at most so many hours, to 2.5 per cent, of those that had ended a quarter of an hour ago; null when none had.';
comment on column pipeline.stage_duration.p90_hours is 'Nine of ten took at most so many hours, to 2.5 per cent, of those that had ended a quarter of an hour ago; null when none had.';
comment on column pipeline.stage_duration.mean_hours is 'How many hours they took on average; null when none ended.';

-- Why agreed deals come to nothing, in words that can be counted.
create domain pipeline.fall_through_kind as text constraint fall_through_kind_is_a_name check (value ~ '^[a-z][a-z0-9_]{0,62}$');

create table pipeline.fall_through_kinds (
  kind pipeline.fall_through_kind primary key,
  title pipeline.one_line not null,
  position integer not null
);

comment on table pipeline.fall_through_kinds is 'Standard reasons for which an agreed deal falls through or its investor falls away. Another is another row.';
comment on column pipeline.fall_through_kinds.kind is 'Names it.';
comment on column pipeline.fall_through_kinds.title is 'What people call it.';
comment on column pipeline.fall_through_kinds.position is 'Its place where one is chosen.';

create index fall_through_kinds_position on pipeline.fall_through_kinds (position);
grant select on pipeline.fall_through_kinds to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.fall_through_kinds to pipeline_admin;

alter table pipeline.deals
  add column fall_through_kind pipeline.fall_through_kind references pipeline.fall_through_kinds (kind) on update cascade,
  add constraint fall_through_kind_is_of_one_that_fell check (fall_through_kind is null or fell_through_at is not null);
create index deals_fall_through_kind on pipeline.deals (fall_through_kind) where fall_through_kind is not null;
grant update (fall_through_kind) on pipeline.deals to pipeline_operator;
comment on column pipeline.deals.fall_through_kind is 'Which of the standard reasons it was; null when it has not fallen through, and until somebody says.';

comment on constraint fall_through_kind_is_a_name on domain pipeline.fall_through_kind is 'a standard reason is one of the table fall_through_kinds';
comment on constraint fall_through_kind_is_of_one_that_fell on pipeline.deals is 'only a deal that fell through has a reason for it';

alter type pipeline.move_requirements add attribute asks_fall_through boolean;
comment on column pipeline.move_requirements.asks_fall_through is
  'Whether it takes a lead off an agreed deal or an investor off a lead, so that fall_through tells which of the standard reasons it was.';

reset role;
