create or replace function pipeline.take_over_lead(lead_id uuid)
  returns pipeline.vendor_leads
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  actor record := pipeline_private.actor();
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
begin
  if not actor.is_person then
    raise exception 'only a person may take over a conversation' using errcode = 'VL004';
  end if;
  if lead.taken_over_by is not null then
    return lead;
  end if;

  perform pipeline_private.drop_unprompted_work(lead, stages)
  from pipeline.stages as stages
  where stages.stage = lead.pipeline_stage;

  perform pipeline.hold_lead(lead.id, format('%s leads the conversation', actor.name));
  update pipeline.vendor_leads as leads
  set taken_over_by = actor.name
  where leads.id = lead.id
  returning * into lead;

  perform pipeline_private.record_event(lead.id, 'conversation_taken_over', stage_visit => lead.stage_visit);
  return lead;
end
$$;

comment on function pipeline.take_over_lead(uuid) is
  'A person leads the conversation from now on: what automation was about to say is cancelled, no agent answers, and the lead''s clock stands still until hand_back_lead(). A second take-over changes nothing. Raises VL004 for automation, VL010 for an unknown or finished lead.';

create or replace function pipeline.hand_back_lead(lead_id uuid)
  returns pipeline.vendor_leads
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
begin
  if lead.taken_over_by is null then
    return lead;
  end if;
  perform pipeline_private.record_event(
    lead.id, 'conversation_handed_back', jsonb_build_object('takenOverBy', lead.taken_over_by), stage_visit => lead.stage_visit
  );
  lead := pipeline.release_lead(lead.id);
  perform pipeline_private.resume_conversation(lead);

  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  return lead;
end
$$;

comment on function pipeline.hand_back_lead(uuid) is
  'Gives a conversation back to automation: an agent answers what the vendor wrote last, or says what its stage begins with if nobody has, or else the vendor''s silence counts on from where it stood. A lead that nobody took over stays as it is. Raises VL010 for an unknown lead.';

grant execute on function pipeline.take_over_lead(uuid), pipeline.hand_back_lead(uuid) to pipeline_operator;

create or replace function pipeline_private.resume_conversation(lead pipeline.vendor_leads)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  stage pipeline.stages;
begin
  select * into stage from pipeline.stages as stages where stages.stage = lead.pipeline_stage;
  if stage.reply_agent is null or pipeline_private.owes_work(lead) then
    return;
  end if;

  if pipeline_private.owes_answer(lead.id) then
    perform pipeline_private.close_review_items(
      array(
        select items.id
        from pipeline.review_items as items
        where items.vendor_lead_id = lead.id and items.kind = 'vendor_wrote' and items.resolved_at is null
      ),
      'the conversation was handed back'
    );
    insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
    values (lead.id, lead.pipeline_stage, lead.stage_visit, stage.reply_agent, 'REPLY');
  elsif stage.entry_agent = stage.reply_agent and not exists (
    select from pipeline.lead_messages as said
    where said.vendor_lead_id = lead.id and said.stage_visit = lead.stage_visit and said.direction = 'outbound'
      and said.status <> 'cancelled'
  ) then
    insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
    values (lead.id, lead.pipeline_stage, lead.stage_visit, stage.entry_agent, stage.entry_purpose);
  else
    perform pipeline_private.let_vendor_answer(lead);
  end if;
end
$$;

comment on function pipeline_private.resume_conversation(pipeline.vendor_leads) is
  'Starts the agent that goes on with a conversation after a person had led it, if there is something to say.';
