create or replace function pipeline_private.react_to_message(lead pipeline.vendor_leads, message pipeline.lead_messages)
  returns void
  language plpgsql
as $$
declare
  stage pipeline.stages;
  rights uuid[] := pipeline_private.note_rights(lead, message);
begin
  select * into stage from pipeline.stages as stages where stages.stage = lead.pipeline_stage;

  -- What was to wait about the lead waits no longer.
  perform pipeline_private.end_snooze(items.id)
  from pipeline.review_items as items
  where items.vendor_lead_id = lead.id and items.resolved_at is null and items.snoozed_until is not null;
  if pipeline_private.heed_text(message) or pipeline_private.heed_objection(lead, message, rights) then
    perform pipeline_private.ask_about_rights(rights, message.id);
    return;
  end if;

  perform pipeline_private.close_questions_of_consent(lead.vendor_phone, 'vendor_wrote');
  perform pipeline_private.drop_unprompted_work(lead, stage, 'vendor_wrote');
  perform pipeline_private.hear_vendor(others, 'vendor_wrote')
  from pipeline.vendor_leads as others
  where others.vendor_phone = lead.vendor_phone and others.turn is not null and others.id <> lead.id;

  perform pipeline_private.ask_about_rights(rights, message.id);
  perform pipeline_private.queue_acknowledgement(lead, rights);

  -- Pictures without a word are nothing that an agent reads, and of words about two houses it would take all for those of one.
  if lead.turn is null or lead.held_at is not null or stage.reply_agent is null or message.body !~ '\S'
    or cardinality(pipeline_private.houses_meant(lead.vendor_phone, message.body)) > 1
  then
    perform pipeline_private.ask_person_to_answer(lead);
  else
    perform pipeline_private.let_agent_answer(lead, stage.reply_agent, 'vendor_wrote');
  end if;
  if lead.turn is not null and lead.held_at is null and (lead.turn = 'vendor' or stage.reply_agent is not null) then
    perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
  end if;
end
$$;

comment on function pipeline_private.react_to_message is
  'What a vendor''s text sets off: what heed_text() or heed_objection() settles is settled; otherwise nobody needs to ring them for want of a consent any more, pending reminders are dropped, the clock becomes ours, and the stage''s agent or a person answers; what the vendor asks by right is noted, shown to a person and acknowledged. The other live leads of the number hear it too. The caller holds the locks of the conversation.';

create or replace function pipeline_private.hear_vendor(lead pipeline.vendor_leads, why text)
  returns void
  language plpgsql
as $$
begin
  perform pipeline_private.drop_unsent_texts(lead.id, why);
  if lead.turn = 'vendor' and lead.held_at is null then
    perform pipeline_private.give_turn(lead.id, 'vendor', pipeline.now());
  end if;
  -- An answer about this lead may have been among what was dropped.
  perform pipeline_private.go_on_speaking(lead, 'answer_dropped');
end
$$;

comment on function pipeline_private.hear_vendor is
  'The vendor wrote or was spoken to, but about another lead as far as we know: reminders that were about to leave are dropped, and the silence counts anew.';
