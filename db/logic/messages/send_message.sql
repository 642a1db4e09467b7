create or replace function pipeline.send_message(
  lead_id uuid,
  body pipeline.free_text,
  once_key pipeline.one_line default null,
  send_at timestamptz default null
)
  returns pipeline.lead_messages
  language plpgsql
  security definer
as $$
declare
  actor record := pipeline_private.actor();
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  message pipeline.lead_messages;
  answers boolean;
  own_intent_key text := format('person:%s:%s', lead.id, coalesce(nullif(once_key, ''), gen_random_uuid()::text));
begin
  select * into message from pipeline.lead_messages as messages where messages.intent_key = own_intent_key;
  if found then
    -- Whoever edits what they believe unsent would lose it silently.
    if message.body is distinct from btrim(send_message.body) then
      raise exception 'a text was written by this key already, and has other words'
        using
          errcode = 'VL041', detail = jsonb_build_object('messageId', message.id)::text,
          hint = 'Look at it in the conversation; what is to be said beside it takes another key.',
          schema = 'pipeline', table = 'lead_messages', column = 'body';
    end if;
    return message;
  end if;

  if nullif(btrim(body), '') is null or length(body) > 1600 then
    raise exception 'a text has 1 to 1,600 characters' using errcode = 'VL013';
  end if;
  if length(once_key) > 100 then
    raise exception 'a key has at most 100 characters' using errcode = 'VL013';
  end if;
  if pipeline_private.why_silent(lead) is not null then
    raise exception 'this number must not be texted'
      using errcode = 'VL015', detail = jsonb_build_object('leadId', lead.id)::text, hint = 'The vendor opted out, or the number is wrong.';
  end if;

  if exists (select from pipeline.erasures as known where known.vendor_lead_id = lead.id) then
    raise exception 'the lead is erased: nobody knows any more whom to text'
      using errcode = 'VL015', detail = jsonb_build_object('leadId', lead.id)::text, hint = 'Whoever comes again is a new lead.';
  end if;

  if send_at is not null then
    return pipeline_private.schedule_text(lead, btrim(send_message.body), own_intent_key, send_at);
  end if;

  perform pipeline_private.refuse_while_stopped(lead);

  -- Before the text goes in, so that what an agent was about to say does not cross it.
  perform pipeline_private.drop_unprompted_work(lead, stages, 'person_wrote')
  from pipeline.stages as stages
  where stages.stage = lead.pipeline_stage;

  update pipeline.lead_messages as messages
  set answered_at = pipeline.now()
  where messages.vendor_lead_id = lead.id and messages.direction = 'inbound' and messages.answered_at is null;
  answers := found;

  insert into pipeline.lead_messages (
    vendor_lead_id, direction, purpose, text_class, body, status, phone, stage, stage_visit, intent_key, author, is_reply, not_before
  )
  values (
    lead.id, 'outbound', 'person', case when answers then 'answer' else 'service' end, btrim(send_message.body), 'queued', lead.vendor_phone, lead.pipeline_stage, lead.stage_visit,
    own_intent_key, 'person', true, pipeline.now()
  )
  returning * into message;

  perform pipeline_private.record_event(
    lead.id, 'message_written', jsonb_strip_nulls(jsonb_build_object('messageId', message.id, 'unbackedClaims', to_jsonb(message.unbacked_claims))), stage_visit => lead.stage_visit
  );
  return message;
end
$$;

comment on function pipeline.send_message is
  'A person''s own text to a vendor: it answers what the vendor wrote, replaces what automation was about to say, and leaves at once, whatever the hour. With send_at it leaves at that time instead, or when the send window opens after it: until then it can be seen, changed (edit_message) and withdrawn (withdraw_message), and replaces nothing; it heeds consents, caps and stops as automation''s texts do, no hold and no take-over; the vendor''s reply cancels it, unless it answers what they had written; and it does not leave once the lead is finished. once_key names the intent: the same key for the same lead again returns the text that was written then, so that a second click texts nobody twice; with other words it is refused. Raises VL010 for an unknown lead, VL013 for an empty or too long text or key, VL015 when the number must not be texted or the lead is erased, VL018 for a send_at that does not lie ahead, VL034 while texts are stopped, VL041 when the text of that key has other words.';

grant execute on function pipeline.send_message to pipeline_operator;
