create or replace function pipeline_private.ways_to_say_day(day date)
  returns text[]
  language sql
  stable
as $$
  select array_agg(ways.words order by char_length(ways.words) desc)
  from (
    select lower(format(days.pattern, days.weekday, days.number, days.month)) as words
    from (
      select patterns.pattern, weekdays.weekday, numbers.number, months.month
      from unnest(array['%1$s %2$s %3$s', '%1$s, %2$s %3$s', '%2$s %3$s', '%3$s %2$s', '%1$s the %2$s', 'the %2$s']) as patterns (pattern)
      cross join unnest(array[to_char(day, 'FMDay'), to_char(day, 'Dy')]) as weekdays (weekday)
      cross join unnest(array[to_char(day, 'FMDD'), to_char(day, 'FMDDth'), to_char(day, 'FMDDth') || ' of']) as numbers (number)
      cross join unnest(array[to_char(day, 'FMMonth') || to_char(day, ' YYYY'), to_char(day, 'FMMonth'), to_char(day, 'Mon')]) as months (month)
      where patterns.pattern not like '%the%' or numbers.number like '%th' or numbers.number ~ '(st|nd|rd)$'
    ) as days
    union
    select unnest(array[
      to_char(day, 'DD/MM/YYYY'), to_char(day, 'FMDD/FMMM/YYYY'), to_char(day, 'DD/MM/YY'), to_char(day, 'DD/MM'), to_char(day, 'FMDD/FMMM'), to_char(day, 'YYYY-MM-DD')
    ])
    union
    select unnest(case day - pipeline_private.today()
      when 0 then array['today'] when 1 then array['tomorrow', lower(to_char(day, 'FMDay'))]
      else case when day - pipeline_private.today() between 2 and 6 then array[lower(to_char(day, 'FMDay'))] else '{}' end
    end)
  ) as ways
$$;

comment on function pipeline_private.ways_to_say_day is 'How a text may write a day, in lower case, the longest first; a weekday by itself means the next one.';

create or replace function pipeline_private.ways_to_say_time(moment timestamptz)
  returns text[]
  language sql
  stable
as $$
  select array[
    to_char(local.at_time, 'HH24:MI'), to_char(local.at_time, 'HH24.MI'), lower(to_char(local.at_time, 'FMHH12:MI am')), lower(to_char(local.at_time, 'FMHH12:MIam')),
    lower(to_char(local.at_time, 'FMHH12.MIam'))
  ] || case when extract(minute from local.at_time) = 0 then array[lower(to_char(local.at_time, 'FMHH12 am')), lower(to_char(local.at_time, 'FMHH12am'))] else '{}' end
  from pipeline.settings as settings
  cross join lateral (select moment at time zone settings.time_zone) as local (at_time)
$$;

comment on function pipeline_private.ways_to_say_time is 'How a text may write a time of day, in lower case.';

create or replace function pipeline_private.without_days(said text, lead_id uuid)
  returns text
  language plpgsql
  stable
as $$
declare
  known record;
  words text;
begin
  for known in
    select (moments.moment at time zone settings.time_zone)::date as day, moments.moment, moments.is_end
    from pipeline.settings as settings
    cross join (
      select offers.expires_at as moment, true as is_end
      from pipeline.offers as offers
      where offers.vendor_lead_id = without_days.lead_id and offers.status in ('made', 'sent') and offers.expires_at > pipeline.now()
      union all
      select planned.due_at, false
      from pipeline.planned_calls as planned
      where planned.vendor_lead_id = without_days.lead_id and planned.ended_at is null
    ) as moments
    union all
    select unnest(array[deals.expected_exchange_on, deals.exchanged_on, deals.expected_completion_on, deals.completed_on]), null, false
    from pipeline.deals as deals
    where deals.vendor_lead_id = without_days.lead_id and deals.fell_through_at is null
  loop
    foreach words in array pipeline_private.ways_to_say_day(known.day) loop
      if strpos(said, words) > 0 then
        said := regexp_replace(said, '\m' || words || '(?![\w/])', case when known.is_end then '¶' else '§' end, 'g');
      end if;
    end loop;
    foreach words in array coalesce(pipeline_private.ways_to_say_time(known.moment), '{}') loop
      if strpos(said, words) > 0 then
        said := regexp_replace(said, '\m' || replace(words, '.', '\.') || '(?![\w/])', '§', 'g');
      end if;
    end loop;
  end loop;
  -- Where an offer ends and the text says when, it may say that it does.
  if strpos(said, '¶') > 0 then
    said := regexp_replace(
      said,
      (select string_agg(rules.pattern, '|') from unnest(pipeline_private.claim_rules()) as rules where rules.kind = 'deadline'),
      ' § ', 'g'
    );
  end if;
  return said;
end
$$;

comment on function pipeline_private.without_days is
  'A plainly spelled text with § for days and times that rows back (the deal''s, a planned call''s) and ¶ for the end of the offer that stands, beside which a deadline is none to wonder about.';
