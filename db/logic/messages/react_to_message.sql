create or replace function pipeline_private.react_to_message(lead pipeline.vendor_leads, message pipeline.lead_messages)
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

  if pipeline_private.is_opt_out(message.body) then
    update pipeline.lead_messages as messages
    set intent = 'opt_out', intent_confidence = 1, answered_at = pipeline.now()
    where messages.id = message.id;
    perform pipeline_private.suppress_phone(lead.id, lead.vendor_phone, 'opt_out', 'vendor');

    if stage.opt_out_ends and lead.held_at is null then
      update pipeline.vendor_leads as leads
      set pipeline_stage = 'DEAD_LEAD', dead_reason = 'Opted out'
      where leads.id = lead.id;
    elsif not stage.is_terminal then
      perform pipeline_private.ask_person_about(lead, message, 'opted_out', format('The vendor opted out at %s', lead.pipeline_stage));
    end if;
    return;
  end if;

  perform pipeline_private.drop_unprompted_work(lead, stage);

  if stage.reply_agent is null or lead.held_at is not null then
    perform pipeline_private.ask_person_about(
      lead, message, 'vendor_wrote',
      case
        when lead.taken_over_by is not null then format('The vendor wrote; %s leads the conversation', lead.taken_over_by)
        when lead.held_at is not null then 'The vendor wrote while the lead is on hold'
        else format('The vendor wrote at %s', lead.pipeline_stage)
      end
    );
    if lead.turn = 'vendor' and lead.held_at is null then
      perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
    end if;
    return;
  end if;

  insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
  values (lead.id, lead.pipeline_stage, lead.stage_visit, stage.reply_agent, 'REPLY');
  perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
end
$$;

comment on function pipeline_private.react_to_message(pipeline.vendor_leads, pipeline.lead_messages) is
  'What a vendor''s text sets off: an opt-out ends contact at once; otherwise pending reminders are dropped, the clock becomes ours, and the stage''s agent or a person answers.';

create or replace function pipeline_private.ask_person_about(
  lead pipeline.vendor_leads,
  message pipeline.lead_messages,
  kind text,
  reason text
)
  returns void
  language sql
  volatile
  security definer
  set search_path = ''
as $$
  select pipeline_private.open_review_item(lead.id, kind, reason, message_id => message.id)
$$;

create or replace function pipeline_private.drop_unprompted_work(lead pipeline.vendor_leads, stage pipeline.stages)
  returns void
  language sql
  volatile
  security definer
  set search_path = ''
as $$
  update pipeline.agent_runs as runs
  set status = 'cancelled', finished_at = pipeline.now(), error = 'the vendor wrote again'
  where runs.vendor_lead_id = lead.id and runs.agent = stage.reply_agent and runs.status in ('queued', 'running');

  update pipeline.lead_messages as messages
  set status = 'cancelled', status_reason = 'the vendor wrote again'
  where messages.vendor_lead_id = lead.id
    and messages.status = 'queued'
    and messages.author <> 'person'
    and not exists (select from pipeline.offers as offers where offers.message_id = messages.id)
$$;

comment on function pipeline_private.drop_unprompted_work(pipeline.vendor_leads, pipeline.stages) is
  'A reply cancels what would have crossed it: the reading of the texts before it, reminders and questions not sent yet. An offer still goes out.';

create or replace function pipeline_private.suppress_phone(lead_id uuid, phone text, reason text, source text)
  returns void
  language sql
  volatile
  security definer
  set search_path = ''
as $$
  insert into pipeline.message_suppressions (phone, reason, source)
  values (suppress_phone.phone, suppress_phone.reason, suppress_phone.source)
  on conflict on constraint message_suppressions_pkey do nothing;

  update pipeline.vendor_leads as leads
  set opted_out_at = pipeline.now()
  where leads.id = lead_id and leads.opted_out_at is null;

  select pipeline_private.record_event(lead_id, suppress_phone.reason, jsonb_build_object('source', source));
$$;

comment on function pipeline_private.suppress_phone(uuid, text, text, text) is
  'Puts a number on the suppression list, which cancels every unsent text to it, and notes it on the lead.';
