create or replace function pipeline_private.clear_text(lead pipeline.vendor_leads, message pipeline.lead_messages, new_attempts integer)
  returns pipeline.lead_messages
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  obstacle text := pipeline_private.may_leave(lead, message);
  later timestamptz;
begin
  perform pipeline_private.refuse_other_senders();
  case obstacle
    when 'moved_on' then
      perform pipeline_private.cancel_message(message, 'moved_on');
      perform pipeline_private.go_on_without(lead, message);
    when 'vendor_wrote' then
      perform pipeline_private.cancel_message(message, 'vendor_wrote');
      perform pipeline_private.go_on_without(lead, message);
    when 'suppressed' then
      perform pipeline_private.cancel_message(
        message, 'suppressed', pipeline_private.question_about_silence(lead)
      );
      -- Nobody is silent whom we cannot ask: our clock runs until a person has dealt with it.
      if lead.turn = 'vendor' and lead.held_at is null then
        perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
      end if;
    when 'held' then perform pipeline_private.put_off_text(message, null);
    when 'vendor_waits' then perform pipeline_private.put_off_text(message, pipeline.now() + interval '1 hour');
    else
      later := pipeline_private.earliest_send(lead, message);
      if later is null then
        perform pipeline_private.cancel_message(message, 'too_many_texts', 'too_many_texts');
      elsif later > pipeline.now() then
        perform pipeline_private.put_off_text(message, later);
      else
        -- Corrected while the text waited: the old number may be a stranger's.
        update pipeline.lead_messages as messages
        set
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

comment on function pipeline_private.clear_text(pipeline.vendor_leads, pipeline.lead_messages, integer) is
  'Marks a text as being sent, if it may leave now, and returns it; else puts it off or gives it up, and returns null. Only for a text that the carrier does not have. The caller holds the locks of both rows.';

create or replace function pipeline_private.put_off_text(message pipeline.lead_messages, until timestamptz)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update pipeline.lead_messages as messages
  set
    status = 'queued', not_before = coalesce(until, messages.not_before),
    paced_at = case when messages.is_reply then messages.paced_at else coalesce(messages.paced_at, pipeline.now()) end
  where messages.id = message.id;
end
$$;

comment on function pipeline_private.put_off_text(pipeline.lead_messages, timestamptz) is
  'Lets a text wait until a moment; null: until somebody wakes the lead.';

create or replace function pipeline_private.go_on_without(lead pipeline.vendor_leads, message pipeline.lead_messages)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if lead.turn is not null then
    perform pipeline_private.owe_answer_again(array[message.id]);
    perform pipeline_private.go_on_speaking(lead, 'answer_dropped');
  end if;
end
$$;

comment on function pipeline_private.go_on_without(pipeline.vendor_leads, pipeline.lead_messages) is
  'An answer that was dropped on its way to the carrier leaves the words of a live lead''s vendor unanswered: somebody takes them up. A first text is written anew.';
