create or replace function pipeline_private.report_period(kind text)
  returns table (from_day date, to_day date)
  language sql
  stable
  rows 1
as $$
  select
    case when kind = 'weekly' then its.to_day - 6 else its.to_day end,
    its.to_day
  from (select pipeline_private.today() as day) as today
  cross join lateral (
    -- Weeks end with Saturday, so that the report of a Sunday's night is of seven days that are over.
    select today.day - case when kind = 'weekly' then extract(isodow from today.day)::integer % 7 + 1 else 1 end
  ) as its (to_day)
$$;

comment on function pipeline_private.report_period is 'Which days a report of this kind is about that is written today.';

create or replace function pipeline_private.report_spans(kind text, from_day date, to_day date)
  returns table (span integer, day date)
  language sql
  immutable
  rows 100
as $$
  select spans.span, to_day - spans.span * (to_day - from_day + 1) - days.back
  from generate_series(0, case when kind = 'weekly' then 11 else 13 end) as spans (span)
  cross join generate_series(0, to_day - from_day) as days (back)
  union all
  select -1, to_day - days.back
  from unnest(case kind when 'morning' then array[7, 14, 21, 28] when 'daily' then array[1] else array[7, 8, 9, 10, 11, 12, 13] end) as days (back)
$$;

comment on function pipeline_private.report_spans is
  'The days of a report''s period (span 0), of those before it that its trends show (1 and on), and of what it is compared with (-1).';
