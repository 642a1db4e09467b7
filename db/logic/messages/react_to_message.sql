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
      perform pipeline_private.open_review_item(
        lead.id, 'opted_out', format('The vendor opted out at %s', lead.pipeline_stage), message_id => message.id, about => ''
      );
    end if;
    return;
  end if;

  perform pipeline_private.drop_unprompted_work(lead, stage, 'the vendor wrote again');
  perform pipeline_private.hear_vendor(others)
  from pipeline.vendor_leads as others
  where others.vendor_phone = lead.vendor_phone and others.turn is not null and others.id <> lead.id;

  if lead.turn is null or lead.held_at is not null or stage.reply_agent is null then
    perform pipeline_private.ask_person_to_answer(lead);
  else
    perform pipeline_private.let_agent_answer(lead, stage.reply_agent, 'the vendor wrote again');
  end if;
  if lead.turn is not null and lead.held_at is null and (lead.turn = 'vendor' or stage.reply_agent is not null) then
    perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
  end if;
end
$$;

comment on function pipeline_private.react_to_message(pipeline.vendor_leads, pipeline.lead_messages) is
  'What a vendor''s text sets off: an opt-out ends contact at once; otherwise pending reminders are dropped, the clock becomes ours, and the stage''s agent or a person answers. The other live leads of the number hear it too. The caller holds the locks of the conversation.';

create or replace function pipeline_private.hear_vendor(lead pipeline.vendor_leads)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
begin
  perform pipeline_private.drop_unsent_texts(lead.id, 'the vendor wrote again');
  if lead.turn = 'vendor' and lead.held_at is null then
    perform pipeline_private.give_turn(lead.id, 'vendor', pipeline.now());
  end if;
end
$$;

comment on function pipeline_private.hear_vendor(pipeline.vendor_leads) is
  'The vendor wrote, but about another lead as far as we know: reminders that were about to leave are dropped, and the silence counts anew.';

create or replace function pipeline_private.drop_unprompted_work(lead pipeline.vendor_leads, stage pipeline.stages, why text)
  returns void
  language sql
  volatile
  security definer
  set search_path = ''
as $$
  update pipeline.agent_runs as runs
  set status = 'cancelled', finished_at = pipeline.now(), error = why
  where runs.vendor_lead_id = lead.id and runs.agent = stage.reply_agent and runs.status in ('queued', 'running');

  select pipeline_private.drop_unsent_texts(lead.id, why)
$$;

comment on function pipeline_private.drop_unprompted_work(pipeline.vendor_leads, pipeline.stages, text) is
  'Whoever writes, the vendor or a person of ours, cancels what would cross it: the reading of the texts before it, reminders and questions not sent yet.';

create or replace function pipeline_private.drop_unsent_texts(lead_id uuid, why text)
  returns void
  language sql
  volatile
  security definer
  set search_path = ''
as $$
  update pipeline.lead_messages as messages
  set status = 'cancelled', status_reason = why
  where messages.vendor_lead_id = lead_id
    and messages.status = 'queued'
    and messages.author <> 'person'
    and not exists (select from pipeline.offers as offers where offers.message_id = messages.id)
$$;

comment on function pipeline_private.drop_unsent_texts(uuid, text) is
  'Cancels what automation was about to say; an offer still goes out. A text that is being sent at this moment meets may_leave() instead.';

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
