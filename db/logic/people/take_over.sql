create or replace function pipeline.take_over_lead(lead_id uuid)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
declare
  actor record := pipeline_private.actor();
  lead pipeline.vendor_leads := pipeline_private.lock_conversation(lead_id);
  taken pipeline.vendor_leads;
begin
  perform pipeline_private.want_person('take over a conversation');
  if lead.taken_over_by is not null then
    return lead;
  end if;
  if lead.turn is null then
    raise exception 'the lead is at %, which is terminal: there is no conversation to lead', lead.pipeline_stage
      using errcode = 'VL010', detail = jsonb_build_object('leadId', lead.id, 'stage', lead.pipeline_stage)::text;
  end if;

  for taken in
    update pipeline.vendor_leads as leads
    set taken_over_by = actor.name, held_at = coalesce(leads.held_at, pipeline.now()), next_retry_at = null
    where leads.vendor_phone = lead.vendor_phone and leads.turn is not null and leads.taken_over_by is null
    returning leads.*
  loop
    perform pipeline_private.record_event(taken.id, 'conversation_taken_over', stage_visit => taken.stage_visit);
  end loop;

  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  return lead;
end
$$;

comment on function pipeline.take_over_lead is
  'A person leads the conversation from now on, about every live lead of the number: no agent answers, what automation was about to say waits, and the clocks stand still until hand_back_lead(). What waits is given up when the person or the vendor writes. A second take-over changes nothing. Raises VL004 for automation, VL010 for an unknown or finished lead.';

create or replace function pipeline.hand_back_lead(lead_id uuid, instead_of pipeline.one_line default null)
  returns pipeline.vendor_leads
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_conversation(lead_id);
  taken record;
begin
  perform pipeline_private.refuse_another('taken_over_by', lead.taken_over_by, null, instead_of, lead.id);
  if lead.taken_over_by is null then
    return lead;
  end if;

  for taken in
    select leads.id, leads.stage_visit, leads.taken_over_by
    from pipeline.vendor_leads as leads
    where leads.id = lead_id
      or leads.vendor_phone = lead.vendor_phone and leads.turn is not null and leads.taken_over_by is not null
    order by leads.id
  loop
    perform pipeline_private.record_event(
      taken.id, 'conversation_handed_back', jsonb_build_object('takenOverBy', taken.taken_over_by), stage_visit => taken.stage_visit
    );
    perform pipeline_private.thaw_lead(taken.id, 'take-over');
    perform pipeline_private.resume_conversation(leads)
    from pipeline.vendor_leads as leads
    where leads.id = taken.id and leads.held_at is null;
  end loop;

  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  return lead;
end
$$;

comment on function pipeline.hand_back_lead is
  'Gives a conversation back to automation, about every live lead of the number: an agent answers what the vendor wrote last, or what waited goes out, or an agent says what its stage begins with if nobody has, or else the vendor''s silence counts on from where it stood. A hold that stands beside the take-over stays. A lead that nobody took over stays as it is. With instead_of, who led it when one last saw it, it is not taken from anybody else. Raises VL010 for an unknown lead, VL041 where somebody else leads it by now.';

grant execute on function pipeline.take_over_lead, pipeline.hand_back_lead to pipeline_operator;

create or replace function pipeline_private.resume_conversation(lead pipeline.vendor_leads)
  returns void
  language plpgsql
as $$
declare
  reply_agent text := (select stages.reply_agent from pipeline.stages as stages where stages.stage = lead.pipeline_stage);
begin
  if reply_agent is null then
    return;
  elsif pipeline_private.owes_answer(lead.id) then
    perform pipeline_private.let_agent_answer(lead, reply_agent, 'handed_back');
  elsif not pipeline_private.owes_work(lead) and not pipeline_private.begin_again(lead) then
    perform pipeline_private.let_vendor_answer(lead);
  end if;
end
$$;

comment on function pipeline_private.resume_conversation is
  'Starts the agent that goes on with a conversation after a person had led it, if there is something to say.';
