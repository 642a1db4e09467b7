-- The bounds are given as moments: only so does each table find its rows by their time.
create or replace function pipeline_private.write_spreads(figures text[], from_at timestamptz, to_at timestamptz, zone text)
  returns void
  language sql
as $$
  with scopes as (
    select facts.figure, facts.scope, timed.day, buckets.bucket, sum(facts.out_of) as cases
    from pipeline_private.figure_facts as facts
    cross join lateral (select (facts.at at time zone zone)::date as day) as timed
    cross join lateral (select pipeline_private.spread_bucket(facts.amount / nullif(facts.out_of, 0)) as bucket) as buckets
    where facts.figure = any (figures) and facts.at >= from_at and facts.at < to_at and facts.out_of > 0
    group by facts.figure, facts.scope, timed.day, buckets.bucket
  )
  insert into pipeline_private.figure_spreads (figure, scope, day, bucket, cases)
  select scopes.figure, scopes.scope, scopes.day, scopes.bucket, scopes.cases from scopes where scopes.scope <> ''
  union all
  select scopes.figure, '', scopes.day, scopes.bucket, sum(scopes.cases) from scopes group by scopes.figure, scopes.day, scopes.bucket
$$;

comment on function pipeline_private.write_spreads is 'Writes how many cases between two moments fell where; they are not there yet.';

create or replace function pipeline_private.settle_figure_days(most_days integer default 14)
  returns integer
  language plpgsql
  security definer
  set jit = off
as $$
declare
  zone text := (select settings.time_zone from pipeline.settings);
  today date := pipeline_private.today();
  mark pipeline_private.figure_mark;
  from_day date;
  to_day date;
  wanted text[];
  stands boolean;
begin
  select * into mark from pipeline_private.figure_mark for update skip locked;
  if not found or mark.settled_on = today then
    return 0;
  end if;

  from_day := coalesce(
    mark.next_day,
    case
      when mark.settled_on is null then least(
        (select (min(leads.created_at) at time zone zone)::date from pipeline.vendor_leads as leads),
        (select min(spend.day) from pipeline.source_spend as spend)
      )
      else (
        select min(pipeline_private.settles_from(figures, mark.settled_on)) from pipeline.figures where figures.sums_up
      )
    end,
    today
  );
  to_day := least(from_day + coalesce(most_days, 14), today) - 1;

  if from_day <= to_day then
    -- What agents read is counted in the record, whose entries leave: what was counted of it stands.
    stands := to_day < today - 2 and exists (
      select from pipeline.figure_days as days where days.figure = 'leads_a_day' and days.scope = '' and days.day = from_day
    );
    wanted := array(
      select figures.figure::text
      from pipeline.figures
      where figures.sums_up
        and case
          when mark.settled_on is null then figures.figure <> 'facts_read' or not stands
          else pipeline_private.settles_from(figures, mark.settled_on) <= to_day
        end
    );
    delete from pipeline.figure_days as days where days.day between from_day and to_day and days.figure = any (wanted);
    delete from pipeline_private.figure_spreads as spreads where spreads.day between from_day and to_day and spreads.figure = any (wanted);
    insert into pipeline.figure_days (figure, scope, day, amount, out_of)
    select sums.figure, sums.scope, (sums.began_at at time zone zone)::date, sums.amount, sums.out_of
    from pipeline_private.summed_facts(
      wanted, pipeline_private.day_begins(from_day, zone), pipeline_private.day_begins(to_day + 1, zone), 'day'
    ) as sums;
    perform pipeline_private.write_spreads(
      array(select figures.figure::text from pipeline.figures where figures.figure = any (wanted) and figures.has_spread),
      pipeline_private.day_begins(from_day, zone), pipeline_private.day_begins(to_day + 1, zone), zone
    );
  end if;

  if to_day + 1 < today then
    update pipeline_private.figure_mark set next_day = to_day + 1;
  else
    update pipeline_private.figure_mark set next_day = null, settled_on = today;
    perform pipeline_private.settle_figure_hours(zone);
  end if;
  return greatest(to_day - from_day + 1, 0);
end
$$;

comment on function pipeline_private.settle_figure_days is
  'Once a day: writes the days that are over, as far as anything can have changed in them, at most so many at once; all that have been when it has never been done. Returns how many it wrote; 0 when that is done.';

create or replace function pipeline_private.settles_from(figure pipeline.figures, settled_on date)
  returns date
  language sql
  stable
as $$
  -- Of the nights since, of which there may be several, the first would have begun there.
  select least(settled_on, settled_on + 1 - ceil(extract(epoch from figure.settles_after) / 86400)::integer)
$$;

comment on function pipeline_private.settles_from is 'From which day on a figure''s days are written anew, when they were last on this day.';

create or replace function pipeline_private.settle_figure_hours(zone text)
  returns void
  language plpgsql
as $$
declare
  kept_for interval := (select settings.figure_hours_kept_for from pipeline.settings);
  wanted text[];
  from_at timestamptz;
  present timestamptz := pipeline.now();
  to_at timestamptz := pipeline_private.beginning_of('hour', present, zone);
begin
  delete from pipeline.figure_hours as hours where hours.hour_at < pipeline_private.later(present, - kept_for);

  -- Hours are read to see what is unusual now: those of the last week are as true as days, older ones as they were then.
  from_at := pipeline_private.beginning_of('day', pipeline_private.later(to_at, '-168 hours'), zone);
  from_at := greatest(from_at, pipeline_private.later(present, - kept_for));
  from_at := pipeline_private.beginning_of('hour', from_at, zone);
  wanted := array(select figures.figure::text from pipeline.figures where figures.sums_up);
  delete from pipeline.figure_hours as hours where hours.hour_at >= from_at and hours.hour_at < to_at and hours.figure = any (wanted);
  insert into pipeline.figure_hours (figure, scope, hour_at, amount, out_of)
  select sums.figure, sums.scope, sums.began_at, sums.amount, sums.out_of
  from pipeline_private.summed_facts(wanted, from_at, to_at, 'hour') as sums;
end
$$;

comment on function pipeline_private.settle_figure_hours is 'Writes the hours of the last week anew, and forgets those that are old.';

grant execute on function pipeline_private.settle_figure_days to pipeline_worker;

create or replace function pipeline_private.forget_figures()
  returns void
  language sql
  security definer
as $$
  update pipeline_private.figure_mark set settled_on = null, next_day = null
$$;

comment on function pipeline_private.forget_figures is
  'Has all days that have been, and the hours of the last week, written anew by the next update_metrics: after a change of what a figure counts. Until then they are as they were written; what stood at a moment stays so.';

grant execute on function pipeline_private.forget_figures to pipeline_admin;
