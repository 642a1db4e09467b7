-- What leads do today changes days that are long over: of those that came with them, the share that has got so far.
create or replace function pipeline_private.follows_leads(figure pipeline.figures)
  returns boolean
  language sql
  immutable
as $$
  -- Word of arrival and prices come within four days.
  select figure.sums_up and coalesce(figure.settles_after > interval '4 days', false)
$$;

comment on function pipeline_private.follows_leads is
  'Whether the days of a figure change with what its leads do later; those of others are as they were written after a night or some.';

create or replace function pipeline_private.days_touched(from_at timestamptz, zone text)
  returns datemultirange
  language sql
  stable
as $$
  with deals_before as materialized (
    select entries.vendor_lead_id as id, entries.old_values as deal
    from pipeline.audit_log as entries
    where entries.created_at >= days_touched.from_at and entries.table_name = 'deals' and entries.vendor_lead_id is not null
  ),
  touched as materialized (
    select events.vendor_lead_id as id, bool_or(events.event_type = 'manual_change_undone') as is_undone
    from pipeline.pipeline_events as events
    where events.created_at >= days_touched.from_at and events.vendor_lead_id is not null
    group by events.vendor_lead_id
    union all
    select deals_before.id, false
    from deals_before
  )
  select range_agg(daterange(of.day, of.day, '[]'))
  from touched
  join pipeline.vendor_leads as leads on leads.id = touched.id
  cross join lateral (
    select leads.created_at as at
    union all
    -- What is undone, or stands again, happened on a day of its own.
    select events.created_at
    from pipeline.pipeline_events as events
    where touched.is_undone and events.vendor_lead_id = leads.id and events.event_type in ('stage_change', 'reading_corrected')
    union all
    -- Nor does a deal say any more that it had fallen through.
    select moments.at
    from deals_before
    cross join lateral (
      values
        ((deals_before.deal ->> 'fell_through_at')::timestamptz),
        (pipeline_private.day_begins((deals_before.deal ->> 'exchanged_on')::date, zone)),
        (pipeline_private.day_begins((deals_before.deal ->> 'completed_on')::date, zone))
    ) as moments (at)
    where deals_before.id = leads.id
    union all
    select min(texts.sent_at)
    from pipeline.lead_messages as texts
    where texts.vendor_lead_id = leads.id and texts.direction = 'outbound'
    union all
    select offers.created_at from pipeline.offers as offers where offers.vendor_lead_id = leads.id
    union all
    select moments.at
    from pipeline.deals as deals
    cross join lateral (
      values
        (deals.created_at), (deals.fell_through_at), (pipeline_private.day_begins(deals.exchanged_on, zone)),
        (pipeline_private.day_begins(deals.completed_on, zone))
    ) as moments (at)
    where deals.vendor_lead_id = leads.id
  ) as moments
  cross join lateral (select (moments.at at time zone zone)::date as day) as of
  where of.day is not null
$$;

comment on function pipeline_private.days_touched is 'Days to which the leads belong of which anything has happened since a moment, or to which they belonged before; null when nothing has.';

create or replace function pipeline_private.settle_touched_days(from_at timestamptz, zone text, today date)
  returns void
  language plpgsql
as $$
declare
  late text[] := array(select figures.figure::text from pipeline.figures where pipeline_private.follows_leads(figures));
  spread text[] := array(select figures.figure::text from pipeline.figures where figures.figure = any (late) and figures.has_spread);
  days daterange;
begin
  for days in
    select unnest(pipeline_private.days_touched(settle_touched_days.from_at, zone) * datemultirange(daterange(today - 400, today)))
  loop
    delete from pipeline.figure_days as known where known.day <@ days and known.figure = any (late);
    delete from pipeline_private.figure_spreads as known where known.day <@ days and known.figure = any (late);
    insert into pipeline.figure_days (figure, scope, day, amount, out_of)
    select sums.figure, sums.scope, (sums.began_at at time zone zone)::date, sums.amount, sums.out_of
    from pipeline_private.summed_facts(
      late, pipeline_private.day_begins(lower(days), zone), pipeline_private.day_begins(upper(days), zone), 'day'
    ) as sums;
    perform pipeline_private.write_spreads(
      spread, pipeline_private.day_begins(lower(days), zone), pipeline_private.day_begins(upper(days), zone), zone
    );
  end loop;
end
$$;

comment on function pipeline_private.settle_touched_days is
  'Writes the days before today anew to which leads belong of which anything has happened since a moment, of the figures that follow them.';
