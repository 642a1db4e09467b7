create or replace function pipeline.check_invariants()
  returns table (invariant text, vendor_lead_id uuid, detail jsonb)
  language sql
  stable
  security definer
  set search_path = ''
as $$
  select * from pipeline_private.broken_drive
  union all
  select * from pipeline_private.broken_texts
  union all
  select * from pipeline_private.broken_offers
  union all
  select * from pipeline_private.broken_machinery
  union all
  select * from pipeline_private.broken_guards
  union all
  select * from pipeline_private.broken_history
  union all
  select
    'the audit log is whole and every row is as it says', faults.vendor_lead_id,
    faults.detail || jsonb_build_object('fault', faults.fault, 'table', faults.table_name, 'rowId', faults.row_id, 'auditId', faults.audit_id)
  from pipeline.audit_faults() as faults
$$;

comment on function pipeline.check_invariants() is
  'What must never be: one row for each violation, none when all is well. Reads all history; the self-check of every 15 minutes looks at the present state only, the whole runs every night.';

grant execute on function pipeline.check_invariants() to pipeline_viewer, pipeline_worker;

create or replace function pipeline_private.watch_invariants(thoroughly boolean)
  returns table (mended integer, reported integer)
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  seen record;
begin
  perform pipeline_private.act_as('worker', 'reconciler');
  mended := pipeline_private.arm_missing_timers();
  reported := 0;

  for seen in
    with found as (
      select broken.invariant, coalesce(broken.vendor_lead_id::text, md5(broken.detail::text)) as subject, broken.vendor_lead_id, broken.detail
      from (
        select * from pipeline_private.broken_drive
        union all
        select * from pipeline_private.broken_texts
        union all
        select * from pipeline_private.broken_offers
        union all
        select * from pipeline_private.broken_machinery
        union all
        select * from pipeline.check_invariants() where thoroughly
      ) as broken
    ),
    over as (
      delete from pipeline_private.invariant_sightings as sightings
      where not exists (
        select from found where found.invariant = sightings.invariant and found.subject = sightings.subject
      )
      and (thoroughly or sightings.reported_at is null)
      returning sightings.invariant, sightings.subject
    ),
    resolved as (
      update pipeline.alerts as alerts
      set resolved_at = pipeline.now()
      from over
      where alerts.type = 'INVARIANT_VIOLATED' and alerts.scope = over.invariant || ': ' || over.subject and alerts.resolved_at is null
    )
    insert into pipeline_private.invariant_sightings as sightings (invariant, subject, vendor_lead_id)
    select distinct on (found.invariant, found.subject) found.invariant, found.subject, found.vendor_lead_id
    from found
    on conflict on constraint invariant_sightings_pkey do update
      set reported_at = coalesce(sightings.reported_at, case when sightings.first_seen_at < now() - interval '30 seconds' then now() end)
    returning new.invariant, new.subject, new.vendor_lead_id, old.reported_at is null and new.reported_at is not null as is_due
  loop
    if seen.is_due then
      perform pipeline_private.raise_alert(
        'INVARIANT_VIOLATED', seen.invariant || ': ' || seen.subject, format('Broken: %s', seen.invariant), seen.vendor_lead_id
      );
      reported := reported + 1;
    end if;
  end loop;
  return next;
end
$$;

comment on function pipeline_private.watch_invariants(boolean) is
  'The self-check: mends what can be mended, and raises an alert for what is broken and was so before, at least 30 seconds ago. With true it also reads all history and the audit log, which takes long.';

grant execute on function pipeline_private.watch_invariants(boolean) to pipeline_worker;

create or replace function pipeline_private.arm_missing_timers()
  returns integer
  language plpgsql
  volatile
  security definer
  set search_path = ''
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
begin
  perform pipeline_private.enqueue(pipeline_private.arm_timers(stranded));
  perform pipeline_private.record_event(lead_id, 'reconciled', '{"mended": "timer"}')
  from unnest(stranded) as lead_id;
  return cardinality(stranded);
end
$$;

comment on function pipeline_private.arm_missing_timers() is
  'Gives a timer to leads that nothing would move, and records it. Returns how many; in good health none.';
