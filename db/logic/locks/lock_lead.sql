create or replace function pipeline_private.lock_lead(lead_id uuid)
  returns pipeline.vendor_leads
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id for no key update;
  if not found then
    raise exception 'there is no lead %', lead_id
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead_id)::text, schema = 'pipeline', table = 'vendor_leads';
  end if;
  return lead;
end
$$;

comment on function pipeline_private.lock_lead is 'Locks a lead against other writers until the transaction ends. Raises VL010 when there is none.';

create or replace function pipeline_private.lock_conversation(lead_id uuid)
  returns pipeline.vendor_leads
  language plpgsql
as $$
declare
  phone text := (select leads.vendor_phone from pipeline.vendor_leads as leads where leads.id = lead_id);
begin
  -- In the order of their ids, as everybody does who locks several; also against a lead that comes to the number now.
  perform from pipeline.vendor_leads as leads
  where leads.id = lead_id or leads.vendor_phone = phone and leads.turn is not null
  order by leads.id
  for update;
  return pipeline_private.lock_lead(lead_id);
end
$$;

comment on function pipeline_private.lock_conversation is
  'Locks a lead together with the live leads of its number, which are one conversation; returns the lead. Raises VL010 when there is none.';

create or replace function pipeline_private.lock_lead_of_run(run_id uuid)
  returns pipeline.vendor_leads
  language sql
as $$
  select leads
  from pipeline.vendor_leads as leads
  join pipeline.agent_runs as runs on runs.vendor_lead_id = leads.id
  where runs.id = run_id
  for no key update of leads
$$;
