create or replace function pipeline_private.run_self_check(thoroughly boolean)
  returns table (mended integer, reported integer)
  language plpgsql
  security definer
as $$
declare
  due_rule text;
  due_subject text;
  due_lead uuid;
  mark pipeline_private.invariant_mark;
begin
  -- Moved before anything is read: what is committed meanwhile is read again next time, rather than never.
  select * into mark from pipeline_private.invariant_mark;
  insert into pipeline_private.invariant_mark as known (open_transaction, audit_id, audit_id_before)
  select pipeline_private.finished_before(), last_entry.id, last_entry.id
  from (select coalesce(max(entries.id), 0) as id from pipeline.audit_log as entries) as last_entry
  on conflict (only_row) do update
    set open_transaction = excluded.open_transaction, audit_id = excluded.audit_id, audit_id_before = known.audit_id;
  perform pipeline_private.act_as('worker', 'reconciler');
  perform pipeline_private.forget_refusals();
  perform pipeline_private.raise_looked_for_alerts();
  perform pipeline_private.pass_on_overdue_items();
  perform pipeline_private.hand_out_missed();
  mended := pipeline_private.arm_missing_timers();
  reported := 0;
  if thoroughly then
    update pipeline.alerts as alerts
    set resolved_at = pipeline.now()
    where alerts.type = 'INVARIANT_VIOLATED' and alerts.scope = 'self-check: unfinished' and alerts.resolved_at is null;
  end if;

  for due_rule, due_subject, due_lead in
    with found as (
      select broken.invariant, coalesce(broken.vendor_lead_id::text, md5(broken.detail::text)) as subject, broken.vendor_lead_id
      from (
        select * from pipeline.check_invariants() where thoroughly
        union all
        select * from pipeline_private.broken_lately(mark) where not thoroughly
      ) as broken
    ),
    over as (
      delete from pipeline_private.invariant_sightings as sightings
      where not exists (
        select from found where found.invariant = sightings.invariant and found.subject = sightings.subject
      )
      -- Of what the quick look reads again, the record of the rules is missing.
      and (thoroughly or sightings.vendor_lead_id is not null or sightings.invariant <> 'the audit log is whole and every row is as it says')
      returning sightings.invariant, sightings.subject
    ),
    resolved as (
      update pipeline.alerts as alerts
      set resolved_at = pipeline.now()
      from over
      where alerts.type = 'INVARIANT_VIOLATED' and alerts.scope = over.invariant || ': ' || over.subject and alerts.resolved_at is null
    ),
    seen as (
      insert into pipeline_private.invariant_sightings as sightings (invariant, subject, vendor_lead_id)
      select distinct on (found.invariant, found.subject) found.invariant, found.subject, found.vendor_lead_id
      from found
      on conflict on constraint invariant_sightings_pkey do update
        set reported_at = coalesce(sightings.reported_at, case when sightings.first_seen_at < now() - interval '30 seconds' then now() end)
      returning new.invariant, new.subject, new.vendor_lead_id, old.reported_at is null and new.reported_at is not null as is_due
    )
    select seen.invariant, seen.subject, seen.vendor_lead_id from seen where seen.is_due
  loop
    perform pipeline_private.raise_alert(
      'INVARIANT_VIOLATED', due_rule || ': ' || due_subject, format('Broken: %s', due_rule), due_lead
    );
    reported := reported + 1;
  end loop;

  return next;
end
$$;

comment on function pipeline_private.run_self_check is
  'The self-check: passes overdue questions on, hands out leads that came while nobody was there, mends what can be mended, raises an alert for what is broken and was so before, at least 30 seconds ago, and ends the alerts of what is no longer so. With true it reads all history and the audit log, which takes long; else the present state and what was written since it last looked.';

grant execute on function pipeline_private.run_self_check to pipeline_worker;

create or replace function pipeline_private.broken_lately(mark pipeline_private.invariant_mark)
  returns table (invariant text, vendor_lead_id uuid, detail jsonb)
  language plpgsql
  stable
as $$
begin
  return query
    select * from pipeline_private.present_violations;

  return query
    select * from pipeline_private.broken_history(array(
      select sightings.vendor_lead_id from pipeline_private.invariant_sightings as sightings
      union
      select events.vendor_lead_id from pipeline.pipeline_events as events where events.transaction_id >= mark.open_transaction
    ));

  return query
    select broken.*
    from pipeline_private.broken_record(since_id => mark.audit_id_before) as broken
    where mark.audit_id_before is not null
    union
    select broken.*
    from pipeline_private.broken_record(array(
      select distinct sightings.vendor_lead_id
      from pipeline_private.invariant_sightings as sightings
      where sightings.vendor_lead_id is not null and sightings.invariant = 'the audit log is whole and every row is as it says'
    )) as broken;
end
$$;

comment on function pipeline_private.broken_lately is
  'Violations in the present state, in what was written since the mark, and in the history of leads that it has found broken before.';
