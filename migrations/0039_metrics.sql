-- Up Migration
-- The figures of each day, kept.
set local role pipeline_owner;

create table pipeline.pipeline_metrics (
  metric_date date primary key,
  total_leads integer,
  new_leads integer not null,
  active_leads integer,
  completed_deals integer,
  dead_leads integer,
  offers_made integer not null,
  offers_accepted integer not null,
  by_stage jsonb,
  conversion_rates jsonb not null,
  avg_time_in_stage jsonb not null,
  pipeline_value numeric(16, 2),
  unweighted_value numeric(16, 2),
  written_at timestamptz not null default pipeline.now(),

  constraint what_stood_is_known_whole check (
    num_nulls(total_leads, active_leads, completed_deals, dead_leads, by_stage, pipeline_value, unweighted_value) in (0, 7)
  )
);

create index pipeline_metrics_written_at on pipeline.pipeline_metrics (written_at);

comment on table pipeline.pipeline_metrics is 'The figures of each day of settings.time_zone. Today''s row is written every quarter of an hour; a day''s is final once the next has begun.';
comment on column pipeline.pipeline_metrics.metric_date is 'The day.';
comment on column pipeline.pipeline_metrics.total_leads is 'How many leads there were, when it was written last; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.new_leads is 'How many leads came on that day.';
comment on column pipeline.pipeline_metrics.active_leads is 'How many stood at a stage that is no end; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.completed_deals is 'How many stood at COMPLETED; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.dead_leads is 'How many stood at DEAD_LEAD; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.offers_made is 'How many offers were made on that day, whatever became of them since.';
comment on column pipeline.pipeline_metrics.offers_accepted is 'How many leads came to OFFER_ACCEPTED on that day.';
comment on column pipeline.pipeline_metrics.by_stage is 'How many leads stood at each stage, by its name; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.conversion_rates is 'By what leads have ever reached, each from 0 to 1 or null when there is nothing to divide: conversation, validation, offer, acceptance and completion of those that reached the step before, overall of all. Of leads that had come at least settings.cohort_matures_after before: the younger may still get there.';
comment on column pipeline.pipeline_metrics.avg_time_in_stage is 'How many hours visits to each stage took on average that ended in the 90 days up to that day, by the stage''s name; null where none ended.';
comment on column pipeline.pipeline_metrics.pipeline_value is 'Latest offers, else asking prices, of leads at stages that are no end, each times the stage''s probability, in GBP; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.unweighted_value is 'The same without the probability, in GBP; null when nobody was at work on that day.';
comment on column pipeline.pipeline_metrics.written_at is 'When it was written last, by the business clock.';

grant select on pipeline.pipeline_metrics to pipeline_viewer;

alter table pipeline.settings add column cohort_matures_after interval
  constraint cohort_matures_after_is_within_a_century check (cohort_matures_after > interval '0' and cohort_matures_after <= interval '100 years');
comment on column pipeline.settings.cohort_matures_after is 'How old leads are when their conversion rates count: by then most of what will come of them has; null: at once.';

alter type pipeline.stage_duration add attribute mean_hours double precision;
comment on column pipeline.stage_duration.median_hours is 'Half of them took at most so many hours, to 2.5 per cent, of those that had ended a quarter of an hour ago; null when none had.';
comment on column pipeline.stage_duration.p90_hours is 'Nine of ten took at most so many hours, to 2.5 per cent, of those that had ended a quarter of an hour ago; null when none had.';
comment on column pipeline.stage_duration.mean_hours is 'How many hours they took on average; null when none ended.';

reset role;
