create or replace function pipeline_private.arm_missing_timers()
  returns integer
  language plpgsql
as $$
declare
  stranded uuid[] := array(
    select leads.id
    from pipeline_private.broken_drive as broken
    join pipeline.vendor_leads as leads on leads.id = broken.vendor_lead_id
    where broken.invariant = 'a live lead has something that will move it'
    order by leads.id
    limit 1000
    for no key update of leads skip locked
  );
  misled uuid[] := array(
    select broken.vendor_lead_id from pipeline_private.broken_drive as broken where broken.invariant = 'a timer is one that the rules know'
    union
    select misled.vendor_lead_id from pipeline_private.misled_timers as misled
    limit 1000
  );
begin
  perform pipeline_private.place_timers(misled);
  perform pipeline_private.arm_timers(stranded);
  perform pipeline_private.record_event(lead_id, 'reconciled', '{"mended": "timer"}')
  from unnest(stranded || misled) as lead_id;
  return cardinality(stranded || misled);
end
$$;

comment on function pipeline_private.arm_missing_timers is
  'Gives a timer to leads that nothing would move, or whose timer is not by the present rules, and records it. Returns how many; in good health none.';
