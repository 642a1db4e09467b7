create or replace function pipeline.run_agent_now(lead_id uuid, reason pipeline.free_text, expected_stage text default null)
  returns pipeline.agent_runs
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('start an agent', run_agent_now.reason);
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  stage pipeline.stages;
  answers boolean := pipeline_private.owes_answer(lead_id);
  wanted_agent text;
  run pipeline.agent_runs;
begin
  perform pipeline_private.refuse_elsewhere(lead, expected_stage);
  select * into stage from pipeline.stages as stages where stages.stage = lead.pipeline_stage;
  wanted_agent := case when answers then stage.reply_agent else stage.entry_agent end;
  perform pipeline_private.refuse_to_run(lead, wanted_agent, answers);

  select * into run
  from pipeline.agent_runs as runs
  where runs.vendor_lead_id = lead.id and runs.stage_visit = lead.stage_visit and runs.agent = wanted_agent and runs.status in ('queued', 'running');
  if run.id is null then
    insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
    values (lead.id, lead.pipeline_stage, lead.stage_visit, wanted_agent, case when answers then 'REPLY' else stage.entry_purpose end)
    returning * into run;
  elsif run.status = 'queued' then
    update pipeline.agent_runs as runs set next_attempt_at = pipeline.now(), booked_at = null where runs.id = run.id returning * into run;
  end if;
  perform pipeline_private.record_event(
    lead.id, 'agent_called', jsonb_build_object('runId', run.id, 'agent', run.agent, 'purpose', run.purpose), stage_visit => lead.stage_visit
  );
  if lead.turn = 'vendor' then
    perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return run;
end
$$;

comment on function pipeline.run_agent_now is
  'Lets the agent of a lead''s stage work now: on what the vendor wrote, where that waits, else on what the stage begins with; the next try of one that waits comes at once. Its answer is taken like any other, so it may text and move the lead. The turn is ours until then. Raises VL003 without a reason, VL004 for automation, VL005 where the lead is not at expected_stage any more, VL010 for an unknown lead or a stage without an agent for it, VL011 while the lead is held or a person leads the conversation, VL026 where an offer is on the table and the agent would make another.';

grant execute on function pipeline.run_agent_now to pipeline_operator;

create or replace function pipeline_private.refuse_to_run(lead pipeline.vendor_leads, agent text, answers boolean)
  returns void
  language plpgsql
  stable
as $$
begin
  if lead.held_at is not null then
    raise exception 'the lead is held: no agent works on it'
      using errcode = 'VL011', detail = jsonb_build_object('leadId', lead.id, 'heldAt', lead.held_at)::text, hint = 'Release it, or hand the conversation back, first.';
  end if;
  if agent is null or answers and pipeline_private.is_for_person(lead.id) then
    raise exception 'no agent has anything to do at %', lead.pipeline_stage
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage)::text, hint = 'It is a person''s to go on.';
  end if;
  if not answers
    and exists (select from pipeline.agents as agents where agents.agent = refuse_to_run.agent and agents.may_offer)
    and exists (select from pipeline.offers as offers where offers.vendor_lead_id = lead.id and offers.status in ('made', 'sent'))
  then
    raise exception 'an offer is on the table'
      using errcode = 'VL026', detail = jsonb_build_object('leadId', lead.id)::text, hint = 'Make another with make_offer(), or withdraw it first.';
  end if;
end
$$;

comment on function pipeline_private.refuse_to_run is 'Raises VL010, VL011 or VL026 where nobody should start this agent on a lead: see run_agent_now().';
