create or replace view pipeline_private.standings as
  select
    leads.id as vendor_lead_id, leads.pipeline_stage as stage, leads.stage_entered_at as entered_at,
    coalesce(leads.offer_amount, leads.asking_price) as value
  from pipeline.vendor_leads as leads;

comment on view pipeline_private.standings is
  'Where each lead stands, since when, and what it is worth: its latest offer, which after acceptance is what was agreed, or else the asking price; null where neither is known. All figures of what stands where are sums of this.';

create or replace function pipeline_private.add_up_standings(fresh pipeline_private.fresh_event[], zone text)
  returns void
  language sql
as $$
  with revalued as (
    delete from pipeline_private.revalued_leads as leads
    returning leads.vendor_lead_id
  ),
  touched as (
    select moves.vendor_lead_id as id
    from unnest(fresh) as moves
    where moves.event_type = 'stage_change'
    union
    select revalued.vendor_lead_id
    from revalued
  ),
  settled as (
    insert into pipeline_private.lead_standings as known (vendor_lead_id, stage, entered_on, value)
    select present.vendor_lead_id, present.stage, (present.entered_at at time zone zone)::date, present.value
    from touched
    join pipeline_private.standings as present on present.vendor_lead_id = touched.id
    on conflict on constraint lead_standings_pkey do update
      set stage = excluded.stage, entered_on = excluded.entered_on, value = excluded.value
    returning
      old.stage as old_stage, old.entered_on as old_entered_on, old.value as old_value,
      new.stage as new_stage, new.entered_on as new_entered_on, new.value as new_value
  ),
  changes (stage, entered_on, leads, value) as (
    select settled.old_stage, settled.old_entered_on, -1, settled.old_value
    from settled
    where settled.old_stage is not null
    union all
    select settled.new_stage, settled.new_entered_on, 1, settled.new_value
    from settled
  )
  insert into pipeline_private.stage_days as known (stage, entered_on, leads, valued_leads, value)
  select
    changes.stage, changes.entered_on, sum(changes.leads), coalesce(sum(changes.leads) filter (where changes.value is not null), 0),
    coalesce(sum(changes.leads * changes.value), 0)
  from changes
  group by changes.stage, changes.entered_on
  on conflict on constraint stage_days_pkey do update
    set
      leads = known.leads + excluded.leads,
      valued_leads = known.valued_leads + excluded.valued_leads,
      value = known.value + excluded.value
$$;

comment on function pipeline_private.add_up_standings is
  'Takes the leads that have moved or have a new price off the sums they were in, and adds them to those they belong to now.';
