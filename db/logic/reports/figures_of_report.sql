-- A figure whose cases take time to mature is that of days so much earlier: what is young would always look worse.
create or replace function pipeline_private.days_of_report(kind text, from_day date, to_day date)
  returns table (figure text, span integer, day date, is_last boolean)
  language sql
  stable
  rows 1000
as $$
  select figures.figure::text, spans.span, spans.day - shift.days, spans.day = max(spans.day) over (partition by figures.figure, spans.span)
  from pipeline.figures as figures
  cross join lateral (
    select coalesce(ceil(extract(epoch from pipeline_private.matures_after(figures)) / 86400), 0)::integer
  ) as shift (days)
  cross join pipeline_private.report_spans(kind, from_day, to_day) as spans
  where kind = any (figures.reported_in) or figures.target is not null
  union all
  select figures.figure::text, -2, pipeline_private.today(), true
  from pipeline.figures as figures
  where kind = any (figures.reported_in) and figures.sums_up and pipeline_private.matures_after(figures) is null
$$;

comment on function pipeline_private.days_of_report is
  'Which days of which figures a report reads: spans as in report_spans(), and the day that has just begun (-2).';

create or replace function pipeline_private.figures_of_report(kind text, from_day date, to_day date)
  returns setof pipeline.report_figure
  language sql
  stable
  rows 30
  set jit = off
as $$
  with days as materialized (
    select spans.figure, spans.span, spans.day, spans.is_last, spans.day >= began.day as was_there
    from (select min(days.day) as day from pipeline.figure_days as days) as began
    cross join pipeline_private.days_of_report(kind, from_day, to_day) as spans
  ),
  sums as materialized (
    select found.figure, found.day, sum(found.amount) as amount, sum(found.out_of) as out_of
    from (select min(days.day) as from_day, max(days.day) as to_day from days) as period
    cross join lateral pipeline_private.figure_sums(
      array(select figures.figure::text from pipeline.figures where figures.sums_up and figures.figure in (select days.figure from days)),
      period.from_day, period.to_day
    ) as found
    where found.scope = ''
    group by found.figure, found.day
    union all
    select stood.figure::text, stood.day, stood.amount, stood.out_of
    from pipeline.figures as figures
    join pipeline.figure_days as stood on stood.figure = figures.figure and stood.scope = ''
    where not figures.sums_up and stood.day >= (select min(days.day) from days)
  ),
  medians as (
    select
      buckets.figure, buckets.span,
      pipeline_private.bucket_amount(min(buckets.bucket) filter (where buckets.up_to >= 0.5 * buckets.cases)) as median
    from (
      select
        days.figure, days.span, spreads.bucket,
        sum(sum(spreads.cases)) over (partition by days.figure, days.span) as cases,
        sum(sum(spreads.cases)) over (partition by days.figure, days.span order by spreads.bucket) as up_to
      from days
      join pipeline_private.figure_spreads as spreads on spreads.figure = days.figure and spreads.scope = '' and spreads.day = days.day
      group by days.figure, days.span, spreads.bucket
    ) as buckets
    group by buckets.figure, buckets.span
  ),
  spans as (
    select
      days.figure, days.span, min(days.day) as from_day, max(days.day) as to_day, sum(sums.out_of) as out_of,
      case
        when bool_or(days.was_there) is not true then null
        when figures.has_spread then max(medians.median)
        when not figures.sums_up and days.span <> -1 then max(sums.amount / coalesce(nullif(sums.out_of, 0), 1)) filter (where days.is_last)
        when not figures.sums_up then avg(sums.amount / coalesce(nullif(sums.out_of, 0), 1))
        when figures.is_divided then sum(sums.amount) / nullif(sum(sums.out_of), 0)
        -- In the morning days are compared with the mean of days.
        when kind = 'morning' then coalesce(sum(sums.amount), 0) / count(*) filter (where days.was_there)
        else coalesce(sum(sums.amount), 0)
      end::double precision as value
    from days
    join pipeline.figures as figures on figures.figure = days.figure
    left join sums on sums.figure = days.figure and sums.day = days.day
    left join medians on medians.figure = days.figure and medians.span = days.span
    group by days.figure, days.span, figures.figure
  )
  select
    its.figure, figures.title, figures.unit, figures.counts, its.from_day, its.to_day, its.value, before.value, so_far.value,
    case when figures.is_divided then coalesce(its.out_of, 0) end, enough.is_enough,
    -- A tenth more or less, or half a lead, is no news.
    case
      when enough.is_enough and abs(its.value - before.value) >= 0.1 * greatest(abs(its.value), abs(before.value))
        and abs(its.value - before.value) >= case figures.unit when 'count' then 1 else 0.000001 end
      then figures.more_is_better = (its.value > before.value)
    end,
    figures.target, figures.target_is, case figures.target_is when 'at_least' then its.value >= figures.target when 'at_most' then its.value <= figures.target end,
    (select jsonb_agg(earlier.value order by earlier.span desc) from spans as earlier where earlier.figure = its.figure and earlier.span >= 0),
    figures.has_spread
  from spans as its
  join pipeline.figures as figures on figures.figure = its.figure
  left join spans as before on before.figure = its.figure and before.span = -1
  left join spans as so_far on so_far.figure = its.figure and so_far.span = -2
  cross join lateral (select not figures.is_divided or coalesce(its.out_of, 0) >= figures.least_cases) as enough (is_enough)
  where its.span = 0
  order by figures.position
$$;

comment on function pipeline_private.figures_of_report is
  'The figures of a report: those that are reported in its kind, and all that have a target. Reads sums of days.';
