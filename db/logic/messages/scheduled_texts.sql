create or replace function pipeline_private.chosen_time(send_at timestamptz, message_class text)
  returns timestamptz
  language plpgsql
  stable
as $$
begin
  if (send_at > pipeline.now() and send_at < pipeline_private.later(pipeline.now(), interval '1 year')) is not true then
    raise exception 'a text leaves at a time that lies ahead, within a year'
      using errcode = 'VL018', detail = jsonb_build_object('fields', array['send_at'])::text, hint = 'Leave send_at out to send it at once.';
  end if;
  if message_class = 'answer' and (select rules.replies_ignore_send_window from pipeline.settings as rules) then
    return send_at;
  end if;
  return pipeline_private.next_send_time(send_at);
end
$$;

comment on function pipeline_private.chosen_time is
  'When a text of a class may leave for which a person has chosen a time: then, or when the send window opens after it. Raises VL018 for a time that does not lie ahead.';

create or replace function pipeline_private.schedule_text(lead pipeline.vendor_leads, body text, intent_key text, send_at timestamptz)
  returns pipeline.lead_messages
  language plpgsql
as $$
declare
  answers boolean := pipeline_private.owes_answer(lead.id);
  its_class text := case when answers then 'answer' else 'service' end;
  message pipeline.lead_messages;
begin
  if answers then
    perform pipeline_private.drop_unprompted_work(lead, stages, 'person_wrote') from pipeline.stages as stages where stages.stage = lead.pipeline_stage;
  end if;
  insert into pipeline.lead_messages (
    vendor_lead_id, direction, purpose, text_class, body, status, phone, stage, stage_visit, intent_key, author, is_reply, scheduled_for, not_before
  )
  values (
    lead.id, 'outbound', 'person', its_class, schedule_text.body, 'queued', lead.vendor_phone, lead.pipeline_stage, lead.stage_visit,
    schedule_text.intent_key, 'person', answers, send_at, pipeline_private.chosen_time(send_at, its_class)
  )
  returning * into message;
  -- It is owed again should this not leave.
  update pipeline.lead_messages as said
  set answered_at = pipeline.now(), answered_by = message.id
  where said.vendor_lead_id = lead.id and said.direction = 'inbound' and said.answered_at is null;
  perform pipeline_private.record_event(
    lead.id, 'message_written', jsonb_strip_nulls(jsonb_build_object('messageId', message.id, 'scheduledFor', message.scheduled_for, 'unbackedClaims', to_jsonb(message.unbacked_claims))), stage_visit => lead.stage_visit
  );
  return message;
end
$$;

comment on function pipeline_private.schedule_text is
  'A person''s text for a time of their choice: an answer where the vendor waits for one, which nobody else gives meanwhile. The caller holds the lead''s lock.';

create or replace function pipeline_private.lock_own_text(message_id uuid)
  returns pipeline.lead_messages
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead_of_text(message_id);
  message pipeline.lead_messages;
begin
  select * into message from pipeline.lead_messages as messages where messages.id = message_id for update;
  perform pipeline_private.refuse_unknown('text', 'messageId', message_id, 'lead_messages') where message.id is null or lead.id is null;
  if message.author <> 'person' or message.status <> 'queued' then
    raise exception 'this text is not to be changed any more'
      using
        errcode = 'VL036', detail = jsonb_build_object('messageId', message.id, 'author', message.author, 'status', message.status)::text,
        hint = case when message.author <> 'person' then 'Take the conversation over: what automation was about to say is dropped.' else 'Write another one.' end,
        schema = 'pipeline', table = 'lead_messages';
  end if;
  return message;
end
$$;

comment on function pipeline_private.lock_own_text is
  'Locks a text that a person wrote and that has not left, with its lead. Raises VL010 for an unknown one, VL036 for any other.';

create or replace function pipeline.edit_message(
  message_id uuid,
  body pipeline.free_text default null,
  send_at timestamptz default null,
  instead_of pipeline.free_text default null
)
  returns pipeline.lead_messages
  language plpgsql
  security definer
as $$
declare
  message pipeline.lead_messages;
begin
  perform pipeline_private.want_person('change a text');
  message := pipeline_private.lock_own_text(message_id);
  perform pipeline_private.refuse_unseen(
    message.body, edit_message.body, instead_of, 'lead_messages', jsonb_build_object('messageId', message.id)
  );
  update pipeline.lead_messages as messages
  set
    body = coalesce(nullif(btrim(edit_message.body), ''), messages.body),
    scheduled_for = coalesce(send_at, messages.scheduled_for),
    not_before = case when send_at is null then messages.not_before else pipeline_private.chosen_time(send_at, messages.text_class) end,
    paced_at = case when send_at is null then messages.paced_at end
  where messages.id = message.id
  returning * into message;
  perform pipeline_private.record_event(
    message.vendor_lead_id, 'message_edited',
    jsonb_strip_nulls(jsonb_build_object(
      'messageId', message.id, 'words', case when nullif(btrim(edit_message.body), '') is not null then true end, 'scheduledFor', send_at,
      'unbackedClaims', to_jsonb(message.unbacked_claims)
    )),
    stage_visit => message.stage_visit
  );
  return message;
end
$$;

comment on function pipeline.edit_message is
  'Other words, or another time, for a text that a person wrote and that has not left yet; what is left out stays. With instead_of, the words that one last saw, nobody''s other words are overwritten. Raises VL004 for automation, VL010 for an unknown text, VL013 for words that are too long, VL018 for a time that does not lie ahead, VL036 for a text that has left, is leaving, or is not a person''s, VL041 when other words stand there than instead_of says.';

create or replace function pipeline.withdraw_message(message_id uuid, reason pipeline.free_text)
  returns pipeline.lead_messages
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('withdraw a text', withdraw_message.reason);
  message pipeline.lead_messages := pipeline_private.lock_own_text(message_id);
begin
  perform pipeline_private.cancel_message(message, 'by_hand');
  perform pipeline_private.owe_answer_again(array[message.id]);
  perform pipeline_private.take_up_words(leads, 'answer_dropped')
  from pipeline.vendor_leads as leads
  where leads.id = message.vendor_lead_id and leads.turn is not null;
  perform pipeline_private.act_as_before(acting_before);

  select * into message from pipeline.lead_messages as messages where messages.id = message_id;
  return message;
end
$$;

comment on function pipeline.withdraw_message is
  'A text that a person wrote and that has not left yet does not leave. What it answered is owed again: the stage''s agent, or a person where no agent may, answers it. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown text, VL036 for a text that has left, is leaving, or is not a person''s.';

grant execute on function pipeline.edit_message, pipeline.withdraw_message to pipeline_operator;
