create or replace function pipeline_private.matures_after(figure pipeline.figures)
  returns interval
  language sql
  stable
as $$
  select case when figure.by_cohort then settings.cohort_matures_after else figure.matures_after end
  from pipeline.settings
$$;

comment on function pipeline_private.matures_after is 'How old the cases of a figure are when they are mature; null when they are whole at once.';

create or replace function pipeline.figure_values(figure text default null, from_day date default null, to_day date default null)
  returns setof pipeline.figure_value
  language sql
  stable
  rows 500
  security definer
  set jit = off
as $$
  with wanted as materialized (
    select
      figures.figure::text, figures.is_divided, figures.sums_up, figures.least_cases, figures.target, figures.target_is, figures.position,
      pipeline_private.follows_leads(figures) as follows_leads,
      coalesce(figure_values.from_day, (select pipeline_private.today())) as from_day,
      coalesce(figure_values.to_day, (select pipeline_private.today())) as to_day,
      mark.written_until,
      -- The last day of which all cases are mature.
      coalesce(
        (pipeline_private.later(pipeline.now(), - pipeline_private.matures_after(figures)) at time zone settings.time_zone)::date - 1, 'infinity'
      ) as mature_until
    from pipeline.figures
    cross join pipeline.settings
    cross join pipeline_private.figure_mark as mark
    where figure_values.figure is null or figures.figure = figure_values.figure
  ),
  -- What does not add up is that of the latest day of the period on which anybody was at work.
  latest as (
    select wanted.figure, max(days.day) as day
    from wanted
    join pipeline.figure_days as days
      on days.figure = wanted.figure and days.scope = '' and days.day between wanted.from_day and wanted.to_day
    where not wanted.sums_up
    group by wanted.figure
  ),
  sums as (
    select
      found.figure, found.scope, sum(found.amount) as amount, sum(found.out_of) as out_of,
      sum(found.amount) filter (where found.day <= wanted.mature_until) as mature_amount,
      sum(found.out_of) filter (where found.day <= wanted.mature_until) as mature_out_of
    from (select min(wanted.from_day) as from_day, min(wanted.to_day) as to_day from wanted) as period
    cross join lateral pipeline_private.figure_sums(
      array(select wanted.figure from wanted where wanted.sums_up), period.from_day, period.to_day
    ) as found
    join wanted on wanted.figure = found.figure
    group by found.figure, found.scope
    union all
    select days.figure::text, days.scope, days.amount, days.out_of, days.amount, days.out_of
    from latest
    join pipeline.figure_days as days on days.figure = latest.figure and days.day = latest.day
  ),
  spreads as (
    select
      buckets.figure, buckets.scope,
      pipeline_private.bucket_amount(min(buckets.bucket) filter (where buckets.up_to >= 0.5 * buckets.all_cases)) as median,
      pipeline_private.bucket_amount(min(buckets.bucket) filter (where buckets.up_to >= 0.9 * buckets.all_cases)) as p90
    from (
      select
        spreads.figure, spreads.scope, spreads.bucket,
        sum(sum(spreads.cases)) over (partition by spreads.figure, spreads.scope) as all_cases,
        sum(sum(spreads.cases)) over (partition by spreads.figure, spreads.scope order by spreads.bucket) as up_to
      from pipeline_private.figure_spreads as spreads
      join wanted on wanted.figure = spreads.figure
      left join latest on latest.figure = wanted.figure
      -- Days are asked for as such: so they are found, however many years there are.
      where spreads.day >= (select min(wanted.from_day) from wanted) and spreads.day <= (select max(wanted.to_day) from wanted)
        and (wanted.sums_up or spreads.day = latest.day)
      group by spreads.figure, spreads.scope, spreads.bucket
    ) as buckets
    group by buckets.figure, buckets.scope
  ),
  shown as (
    select wanted.figure, '' as scope from wanted
    union
    select sums.figure, sums.scope from sums
  )
  select
    shown.figure, shown.scope, known.amount, known.out_of, known.value, spreads.median, spreads.p90,
    coalesce(known.out_of >= wanted.least_cases, true), wanted.to_day <= wanted.mature_until,
    case when wanted.is_divided then sums.mature_amount / nullif(sums.mature_out_of, 0) else coalesce(sums.mature_amount, known.none) end,
    case when wanted.is_divided then coalesce(sums.mature_out_of, 0) end,
    case wanted.target_is when 'at_least' then known.value >= wanted.target when 'at_most' then known.value <= wanted.target end,
    case when wanted.sums_up and not wanted.follows_leads then pipeline.now() else wanted.written_until end
  from shown
  join wanted on wanted.figure = shown.figure
  left join sums on sums.figure = shown.figure and sums.scope = shown.scope
  left join spreads on spreads.figure = shown.figure and spreads.scope = shown.scope
  left join latest on latest.figure = shown.figure
  cross join lateral (
    select case when wanted.sums_up or latest.day is not null then 0::numeric end as none
  ) as empty
  cross join lateral (
    select
      coalesce(sums.amount, empty.none) as amount, case when wanted.is_divided then coalesce(sums.out_of, empty.none) end as out_of,
      (case when wanted.is_divided then sums.amount / nullif(sums.out_of, 0) else coalesce(sums.amount, empty.none) end)::double precision
        as value,
      empty.none
  ) as known
  order by wanted.position, shown.scope
$$;

comment on function pipeline.figure_values is
  'What figures are in a period, both days included: today without; all figures, or the one that is named, of each scope and of all together. The days and hours are in figureDays and figureHours, the leads behind a figure in figureLeads.';

grant execute on function pipeline.figure_values to pipeline_viewer, pipeline_worker;
