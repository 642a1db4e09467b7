create or replace function pipeline_private.move_leads_back(changes pipeline_private.undone_row[])
  returns void
  language plpgsql
as $$
begin
  if not exists (select from pipeline_private.visits_left(changes)) then
    return;
  end if;
  insert into pipeline_private.stage_overrides (vendor_lead_id, to_stage, run_effects)
  select visits.vendor_lead_id, visits.stage, false
  from pipeline_private.visits_left(changes) as visits
  on conflict (vendor_lead_id) do update
    set to_stage = excluded.to_stage, run_effects = excluded.run_effects, transaction_id = excluded.transaction_id;

  -- A move settles offers and the deal in its own way; here they stay, but for what the undo writes.
  perform set_config('pipeline.override', 'on', true), set_config('pipeline.keeps_offers', 'on', true);
  update pipeline.vendor_leads as leads
  set pipeline_stage = visits.stage
  from pipeline_private.visits_left(changes) as visits
  where leads.id = visits.vendor_lead_id;
  perform set_config('pipeline.override', '', true), set_config('pipeline.keeps_offers', '', true);

  delete from pipeline_private.stage_overrides as permission
  using pipeline_private.visits_left(changes) as visits
  where permission.vendor_lead_id = visits.vendor_lead_id;
end
$$;

comment on function pipeline_private.move_leads_back is 'Takes leads to the stages they were at, all in one statement and without effects.';
