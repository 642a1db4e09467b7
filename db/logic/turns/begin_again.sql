create or replace function pipeline_private.begin_again(lead pipeline.vendor_leads)
  returns boolean
  language plpgsql
as $$
declare
  stage pipeline.stages;
begin
  select * into stage from pipeline.stages as stages where stages.stage = lead.pipeline_stage;
  if stage.entry_agent is distinct from stage.reply_agent or stage.entry_agent is null
    or pipeline_private.owes_work(lead)
    or exists (
      select from pipeline.lead_messages as said
      where said.vendor_lead_id = lead.id and said.stage_visit = lead.stage_visit and said.direction = 'outbound'
        and said.status <> 'cancelled'
    )
  then
    return false;
  end if;
  if not pipeline_private.may_say(lead, 'service') then
    perform pipeline_private.ask_to_ring(array[lead.id], 'no_consent', stage.entry_purpose);
    return true;
  end if;

  insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
  values (lead.id, lead.pipeline_stage, lead.stage_visit, stage.entry_agent, stage.entry_purpose);
  if lead.turn = 'vendor' and lead.held_at is null then
    perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
  end if;
  return true;
end
$$;

comment on function pipeline_private.begin_again is
  'Lets the agent of a stage that begins with a text of its own write it, if none has left or waits: the first was dropped before it left. Where the vendor has not consented to texts a person is asked to ring instead. Returns whether somebody does.';
