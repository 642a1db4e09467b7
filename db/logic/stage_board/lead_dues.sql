-- A stage may have ten thousand leads: all but those that wait for a person are sorted by their timers alone, see
-- next_places().
create or replace view pipeline_private.lead_dues as
  select
    leads.id as vendor_lead_id,
    case
      when leads.turn is null then null
      when leads.taken_over_by is not null then coalesce(planned.due_at, case leads.turn when 'us' then leads.turn_since end)
      when leads.held_at is not null then coalesce(planned.due_at, leads.held_until)
      when asked.since is not null and (leads.turn = 'us' or timers.vendor_lead_id is null) then asked.since
      else least(planned.due_at, timers.due_at)
    end as due_at
  from pipeline.vendor_leads as leads
  left join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id
  left join pipeline.planned_calls as planned on planned.vendor_lead_id = leads.id and planned.ended_at is null
  left join lateral (
    select min(items.opened_at) as since
    from pipeline.review_items as items
    where items.vendor_lead_id = leads.id and items.resolved_at is null and items.snoozed_until is null
  ) as asked on true;

comment on view pipeline_private.lead_dues is
  'Since when each lead waits for a person, or else by when its clock wants the next step: see board_card.due_at.';

create or replace view pipeline_private.leads_with_people as
  select items.vendor_lead_id
  from pipeline.review_items as items
  where items.resolved_at is null and items.vendor_lead_id is not null
  union
  select leads.id
  from pipeline.vendor_leads as leads
  where leads.held_at is not null
  union
  select planned.vendor_lead_id
  from pipeline.planned_calls as planned
  where planned.ended_at is null;

comment on view pipeline_private.leads_with_people is
  'Leads about which a person is asked, which a person holds or leads, or whom somebody is to ring: all whose due_at may be another than their timer''s.';

grant select on pipeline_private.lead_dues, pipeline_private.leads_with_people to pipeline_viewer;
