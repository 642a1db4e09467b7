-- What figures say of prices and sources, where there are cases enough: of half a year whose cases are mature.
create or replace function pipeline_private.mature_sums(figure text, to_day date)
  returns table (scope text, amount numeric, out_of numeric, least_cases integer)
  language sql
  stable
  rows 20
as $$
  select days.scope, sum(days.amount), sum(days.out_of), figures.least_cases
  from pipeline.figures as figures
  cross join lateral (
    select to_day - coalesce(ceil(extract(epoch from pipeline_private.matures_after(figures)) / 86400), 0)::integer as day
  ) as mature
  join pipeline.figure_days as days
    on days.figure = figures.figure and days.day > mature.day - 182 and days.day <= mature.day
  where figures.figure = mature_sums.figure
  group by days.scope, figures.figure
  having sum(days.out_of) >= figures.least_cases
$$;

comment on function pipeline_private.mature_sums is
  'What a figure is divided from over half a year up to a day, as long ago as its cases take to mature, of each scope (empty: all together) that has cases enough.';

create or replace function pipeline_private.low_bands_that_accept(to_day date)
  returns setof pipeline_private.finding
  language sql
  stable
  rows 1
  set jit = off
as $$
  with bands as materialized (
    select known.scope, known.amount, known.out_of, known.amount / known.out_of as rate, substring(known.scope from '^\d+')::integer as from_share
    from pipeline_private.mature_sums('acceptance_by_asking', low_bands_that_accept.to_day) as known
  )
  select
    'opportunity', 'band_accepts', 35, null::uuid, null, bands.scope, bands.out_of::integer, null::numeric, null::numeric,
    bands.rate::double precision, above.rate::double precision, null::double precision, null::timestamptz, null::date
  from bands
  -- Beside all that was offered for more.
  cross join lateral (
    select sum(dearer.amount) / sum(dearer.out_of) as rate
    from bands as dearer
    where dearer.from_share > bands.from_share
  ) as above
  where bands.scope <> '' and bands.amount > 0 and bands.rate >= above.rate
  order by bands.from_share
  limit 1
$$;

comment on function pipeline_private.low_bands_that_accept is
  'The lowest band of offers beside the asking price that was accepted at least as often as all that was offered above it, each with cases enough; none when more money is accepted more often.';

create or replace function pipeline_private.sources_by_cost(to_day date)
  returns setof pipeline_private.finding
  language sql
  stable
  rows 2
  set jit = off
as $$
  with costs as materialized (
    select known.scope, known.out_of, known.amount / known.out_of as each
    from pipeline_private.mature_sums('cost_per_completion', to_day) as known
    where known.amount > 0
  ),
  ranked as (
    select
      costs.*, row_number() over (order by costs.each, costs.scope) as cheapest,
      row_number() over (order by costs.each desc, costs.scope) as dearest
    from costs
    where costs.scope <> ''
  )
  select
    'opportunity', case when ranked.cheapest = 1 then 'source_cheap' else 'source_dear' end, 32, null::uuid, null, ranked.scope,
    ranked.out_of::integer, round(ranked.each, 2), round(overall.each, 2), null::double precision, null::double precision, null::double precision,
    null::timestamptz, null::date
  from ranked
  join costs as overall on overall.scope = ''
  where (ranked.cheapest = 1 or ranked.dearest = 1) and abs(ranked.each - overall.each) >= overall.each * 0.1
  order by ranked.cheapest
$$;

comment on function pipeline_private.sources_by_cost is
  'The sources of which a deal costs least and most, where that is a tenth beside what one costs on average, and there are deals enough.';
