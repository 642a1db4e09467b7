create or replace view reporting.figures as
  select
    figures.figure::text as figure, figures.title::text as title, figures.counts::text as counts, figures.unit::text as unit,
    figures.divided_by::text as divided_by, figures.is_divided, figures.sums_up, figures.maturity::text as maturity, figures.least_cases,
    figures.target, figures.target_is::text as target_is
  from pipeline.figures as figures
  where figures.divided_by <> 'person';

comment on view reporting.figures is 'What is measured, but for what is counted by person.';
comment on column reporting.figures.figure is 'Names it.';
comment on column reporting.figures.title is 'What people call it.';
comment on column reporting.figures.counts is 'What it counts, in a sentence.';
comment on column reporting.figures.unit is 'count, share, GBP, seconds, hours or days.';
comment on column reporting.figures.divided_by is 'What its scopes are.';
comment on column reporting.figures.is_divided is 'Whether a period''s is sum(amount) / sum(out_of); else it is sum(amount).';
comment on column reporting.figures.sums_up is 'Whether amounts add up; where they do not, a period''s is that of its latest day.';
comment on column reporting.figures.maturity is 'What is still to come of young cases; null when they are whole at once.';
comment on column reporting.figures.least_cases is 'How many cases there must be, before it says anything.';
comment on column reporting.figures.target is 'What it is to be; null when nothing is aimed at.';
comment on column reporting.figures.target_is is 'at_least or at_most; null when nothing is aimed at.';

create or replace view reporting.figure_days as
  select days.figure::text as figure, days.scope, days.day, days.amount, days.out_of
  from pipeline.figure_days as days
  join pipeline.figures as figures on figures.figure = days.figure and figures.divided_by <> 'person';

comment on view reporting.figure_days is 'What figures were on each day.';
comment on column reporting.figure_days.figure is 'The figure.';
comment on column reporting.figure_days.scope is 'Of what; empty for all together.';
comment on column reporting.figure_days.day is 'The day, of the business'' time zone.';
comment on column reporting.figure_days.amount is 'What is summed.';
comment on column reporting.figure_days.out_of is 'The number of cases; null where it is not divided.';

create or replace view reporting.figure_hours as
  select hours.figure::text as figure, hours.scope, hours.hour_at, hours.amount, hours.out_of
  from pipeline.figure_hours as hours
  join pipeline.figures as figures on figures.figure = hours.figure and figures.divided_by <> 'person';

comment on view reporting.figure_hours is 'What figures were in each hour, of late.';
comment on column reporting.figure_hours.figure is 'The figure.';
comment on column reporting.figure_hours.scope is 'Of what; empty for all together.';
comment on column reporting.figure_hours.hour_at is 'When the hour began.';
comment on column reporting.figure_hours.amount is 'What is summed.';
comment on column reporting.figure_hours.out_of is 'The number of cases; null where it is not divided.';

create or replace view reporting.source_spend as
  select spend.source::text as source, spend.day, spend.amount
  from pipeline.source_spend as spend;

comment on view reporting.source_spend is 'What was spent on sources of leads.';
comment on column reporting.source_spend.source is 'The source.';
comment on column reporting.source_spend.day is 'The day.';
comment on column reporting.source_spend.amount is 'How much, in GBP.';
