create or replace function pipeline_private.tg_vendor_leads__follow_stops()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if new.source is distinct from old.source and new.turn is not null
    and exists (select from pipeline.text_stops as stops where stops.ended_at is null and stops.scope = 'source:' || old.source)
  then
    perform pipeline_private.let_clocks_run(array[new.id], array[least(before.since, stands.since)], array[stands.since])
    from (
      select min(stops.since) as since
      from pipeline.text_stops as stops
      where stops.ended_at is null and stops.scope in ('all', 'source:' || old.source)
    ) as before
    cross join pipeline_private.clock_stands_since(new.id) as stands (since);
    perform pipeline_private.wake_kept_back_soon();
  end if;
  return null;
end
$$;

-- At the end, since it writes the lead; a constraint trigger cannot be replaced in place.
drop trigger if exists _600_follow_stops on pipeline.vendor_leads;
create constraint trigger _600_follow_stops
  after update of source on pipeline.vendor_leads
  deferrable initially deferred
  for each row
  execute function pipeline_private.tg_vendor_leads__follow_stops();

comment on function pipeline_private.tg_vendor_leads__follow_stops is
  'A lead that turns out to come from elsewhere is not kept back by the stop of a source that it is not from.';
