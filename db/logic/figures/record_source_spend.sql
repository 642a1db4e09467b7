create or replace function pipeline.record_source_spend(source pipeline.source_name, day date, amount numeric)
  returns pipeline.source_spend
  language plpgsql
  security definer
as $$
declare
  wrong text[] := array_remove(array[
    case when (amount between 0 and 10000000) is not true then 'amount' end,
    case when (day between '2000-01-01' and pipeline_private.today()) is not true then 'day' end
  ], null);
  spend pipeline.source_spend;
begin
  perform pipeline_private.want_person('say what was spent');
  if cardinality(wrong) > 0 then
    raise exception 'this cannot have been spent: % on %', coalesce(amount::text, 'nothing'), coalesce(day::text, 'no day') using
      errcode = 'VL018', detail = jsonb_build_object('fields', wrong)::text,
      hint = 'An amount from 0 to 10,000,000 GBP, on a day that has begun.';
  elsif not exists (select from pipeline.lead_sources as known where known.source = record_source_spend.source)
    and not exists (select from pipeline.vendor_leads as leads where leads.source = record_source_spend.source)
  then
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

grant execute on function pipeline.record_source_spend to pipeline_operator;
