create or replace function pipeline_private.spend_faults(source text, day date, amount numeric)
  returns text[]
  language sql
  stable
as $$
  select array_remove(array[
    case when (amount between 0 and 10000000) is not true then 'amount' end,
    case when (day between '2000-01-01' and pipeline_private.today()) is not true then 'day' end,
    case
      when not exists (select from pipeline.lead_sources as known where known.source = spend_faults.source)
        and not exists (select from pipeline.vendor_leads as leads where leads.source = spend_faults.source)
        then 'source'
    end
  ], null)
$$;

comment on function pipeline_private.spend_faults is 'What of it cannot be: an amount, a day that has not begun, a source that brings no leads.';

create or replace function pipeline.record_source_spend(source pipeline.source_name, day date, amount numeric)
  returns pipeline.source_spend
  language plpgsql
  security definer
as $$
declare
  wrong text[] := pipeline_private.spend_faults(source, day, amount);
  spend pipeline.source_spend;
begin
  perform pipeline_private.want_person('say what was spent');
  if wrong && array['amount', 'day'] then
    raise exception 'this cannot have been spent: % on %', coalesce(amount::text, 'nothing'), coalesce(day::text, 'no day') using
      errcode = 'VL018', detail = jsonb_build_object('fields', array_remove(wrong, 'source'))::text,
      hint = 'An amount from 0 to 10,000,000 GBP, on a day that has begun.';
  elsif 'source' = any (wrong) then
    raise exception 'no lead comes from %', coalesce(record_source_spend.source, 'nowhere') using
      errcode = 'VL010', detail = jsonb_build_object('source', record_source_spend.source)::text,
      hint = 'orchestrator sources list shows the sources.';
  end if;

  insert into pipeline.source_spend as known (source, day, amount, recorded_by)
  values (record_source_spend.source, record_source_spend.day, record_source_spend.amount, (pipeline_private.actor()).name)
  on conflict on constraint source_spend_pkey do update
    set amount = excluded.amount, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
  returning * into spend;
  return spend;
end
$$;

comment on function pipeline.record_source_spend is
  'Notes what was spent on a source of leads on a day, in the place of what was noted before; what leads cost follows with the night. Raises VL004 for automation, VL010 for a source that brings no leads, VL018 for a day that has not begun and an amount that cannot be.';

create or replace function pipeline_private.compare_spends(sources text[], days date[], amounts numeric[])
  returns table (nth integer, source text, day date, amount numeric, noted numeric, faults text[])
  language sql
  stable
  security definer
as $$
  select
    given.nth::integer, given.source, given.day, round(given.amount, 2), known.amount,
    pipeline_private.spend_faults(given.source, given.day, given.amount)
    || case when count(*) over (partition by given.source, given.day) > 1 then array['twice'] else '{}' end
  from unnest(sources, days, amounts) with ordinality as given (source, day, amount, nth)
  left join pipeline.source_spend as known on known.source = given.source and known.day = given.day
  order by given.nth
$$;

create or replace function pipeline_private.record_spends(sources text[], days date[], amounts numeric[])
  returns integer
  language plpgsql
  security definer
as $$
declare
  written integer;
begin
  perform pipeline_private.want_person('say what was spent');
  -- What has just been looked at may have changed since: all of it or nothing.
  if exists (select from pipeline_private.compare_spends(sources, days, amounts) as given where given.faults <> '{}') then
    raise exception 'some of it cannot have been spent, so nothing was written'
      using errcode = 'VL018', detail = '{}', hint = 'Look at what would change first.';
  end if;
  insert into pipeline.source_spend as known (source, day, amount, recorded_by)
  select given.source, given.day, given.amount, (pipeline_private.actor()).name
  from pipeline_private.compare_spends(sources, days, amounts) as given
  where given.amount is distinct from given.noted
  on conflict on constraint source_spend_pkey do update
    set amount = excluded.amount, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at;
  get diagnostics written = row_count;
  return written;
end
$$;

comment on function pipeline_private.compare_spends is 'Of each of these what is noted now, null for nothing, and what of it cannot be: as spend_faults(), or that the source has the day twice.';
comment on function pipeline_private.record_spends is 'Notes what was spent, as record_source_spend(): all of it or, raising VL018, nothing. Returns how many are new or other than before.';

grant execute on function pipeline.record_source_spend, pipeline_private.compare_spends, pipeline_private.record_spends to pipeline_operator;
