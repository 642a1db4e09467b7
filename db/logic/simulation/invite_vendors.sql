create or replace function pipeline_private.invite_vendors(live_leads integer, more integer)
  returns integer
  language sql
  security definer
as $$
  update pipeline_private.simulation as simulation
  set vendors = simulation.vendors + more
  where not exists (select from pipeline_private.open_plan as planned where planned.kind = 'arrive')
    and (select count(*) from pipeline.vendor_leads as leads where leads.turn is not null) < live_leads
  returning simulation.vendors - more + 1
$$;

comment on function pipeline_private.invite_vendors is
  'Makes room for so many more vendors once nobody is on the way any more and fewer than live_leads leads are live. Returns the number of the first of them; null when enough goes on.';

grant execute on function pipeline_private.invite_vendors to pipeline_admin;
