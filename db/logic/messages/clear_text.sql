create or replace function pipeline_private.clear_text(lead pipeline.vendor_leads, message pipeline.lead_messages, new_attempts integer)
  returns pipeline.lead_messages
  language plpgsql
as $$
declare
  is_stopped boolean := pipeline_private.is_stopped(pipeline_private.scopes_of(lead, message));
  obstacle text := pipeline_private.may_leave(lead, message);
  later timestamptz;
  allowing uuid;
  unbacked text[];
begin
  perform pipeline_private.refuse_other_senders();
  if is_stopped and coalesce(obstacle, 'held') in ('held', 'vendor_waits') then
    obstacle := 'stopped';
  end if;
  if obstacle is null and message.author <> 'person' then
    unbacked := array(select claims.words from pipeline_private.unbacked_claims(lead, message.body, false, '{}') as claims);
    obstacle := case when cardinality(unbacked) > 0 then 'unbacked_claims' end;
  end if;
  case obstacle
    when 'moved_on', 'vendor_wrote', 'suppressed' then perform pipeline_private.drop_overtaken(lead, message, obstacle);
    when 'unbacked_claims' then perform pipeline_private.refuse_claims(lead, message, unbacked);
    when 'stopped' then
      -- What a person wrote is about now: whether it still holds is theirs to say.
      if message.author = 'person' then
        perform pipeline_private.cancel_message(message, 'stopped', 'message_failed');
      else
        perform pipeline_private.keep_back(message);
      end if;
    when 'no_consent', 'said_no' then perform pipeline_private.keep_without_consent(lead, message, obstacle);
    when 'held' then perform pipeline_private.put_off_text(
      message, case when lead.held_at is null then pipeline.now() + interval '1 hour' end
    );
    -- What lies in the inbox is taken up in a moment, and an offer leaves beside the answer to it.
    when 'vendor_waits' then perform pipeline_private.put_off_text(
      message, pipeline.now() + case when pipeline_private.has_words_waiting(lead, message.author) then interval '1 minute' else '1 hour' end
    );
    else
      if pipeline_private.lacks_words() then
        perform pipeline_private.keep_back(message);
        return null;
      end if;
      later := pipeline_private.carrier_back_at();
      if later is not null then
        perform pipeline_private.put_off_text(message, later);
        return null;
      end if;
      later := pipeline_private.earliest_send(lead, message);
      if later is null then
        perform pipeline_private.cancel_message(message, 'too_many_texts', 'too_many_texts');
        return null;
      elsif later > pipeline.now() then
        perform pipeline_private.put_off_text(message, later);
        return null;
      end if;
      later := pipeline_private.take_turn(message);
      if later > pipeline.now() then
        perform pipeline_private.put_off_text(message, later, is_turn => true);
      else
        allowing := pipeline_private.allowing_consent(lead, message.text_class);
        -- Corrected while the text waited: the old number may be a stranger's.
        update pipeline.lead_messages as messages
        set
          allowed_because = case when messages.author = 'person' and messages.scheduled_for is null then 'person' when allowing is null then 'vendor_wrote' else 'consent' end,
          consent_id = allowing,
          stage = case when messages.scheduled_for is null then messages.stage else lead.pipeline_stage end,
          stage_visit = case when messages.scheduled_for is null then messages.stage_visit else lead.stage_visit end,
          status = 'sending', phone = lead.vendor_phone, sending_at = pipeline.now(),
          send_attempts = messages.send_attempts + new_attempts, lease_until = now() + interval '30 seconds'
        where messages.id = message.id
        returning * into message;
        return message;
      end if;
  end case;
  return null;
end
$$;

comment on function pipeline_private.clear_text is
  'Marks a text as being sent, if it may leave now, and returns it; else puts it off or gives it up, and returns null. Only for a text that the carrier does not have. The caller holds the locks of both rows.';

create or replace function pipeline_private.keep_without_consent(lead pipeline.vendor_leads, message pipeline.lead_messages, obstacle text)
  returns void
  language plpgsql
as $$
begin
  -- Overtaken by the time somebody has rung.
  if message.text_class = 'chaser' then
    perform pipeline_private.cancel_message(message, obstacle);
  else
    perform pipeline_private.put_off_text(message, pipeline.now() + interval '1 hour');
  end if;
  perform pipeline_private.ask_to_ring(array[lead.id], obstacle, message.purpose, message.text_class);
end
$$;

comment on function pipeline_private.keep_without_consent is
  'A text that the vendor has not consented to: a person is asked to ring; a reminder is given up, anything else waits for the consent.';

create or replace function pipeline_private.put_off_text(message pipeline.lead_messages, until timestamptz, is_turn boolean default false)
  returns void
  language sql
as $$
  -- The job that looks now is spent, though the time may be the old one.
  update pipeline.lead_messages as messages
  set
    status = 'queued', not_before = coalesce(until, messages.not_before), booked_at = null,
    paced_at = case when coalesce(is_turn, false) then until end
  where messages.id = message.id
$$;

comment on function pipeline_private.put_off_text is 'Lets a text wait until a moment; null: until somebody wakes the lead. is_turn: that moment is its turn under the pace; put off by anything else it takes another.';
