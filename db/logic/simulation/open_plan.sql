create or replace view pipeline_private.open_plan as
  select planned.*
  from pipeline_private.simulation_plan as planned
  join pipeline_private.simulation_vendors as vendors on vendors.number = planned.vendor_number
  left join pipeline.vendor_leads as leads on leads.id = vendors.vendor_lead_id
  where planned.done_at is null
    and (planned.kind <> 'person' or leads.held_at is null);

comment on view pipeline_private.open_plan is
  'What vendors and the office are still going to do. The office keeps off a held lead until somebody releases it; vendors write all the same.';

grant select on pipeline_private.open_plan to pipeline_viewer;
