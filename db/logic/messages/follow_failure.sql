create or replace function pipeline_private.follow_failure(message pipeline.lead_messages, why text)
  returns void
  language plpgsql
as $$
declare
  error pipeline.carrier_errors := pipeline_private.error_of_carrier(message.carrier, message.error_code);
  standing_id uuid := pipeline_private.standing_lead(message.vendor_lead_id);
begin
  perform pipeline_private.record_event(
    message.vendor_lead_id, 'message_failed',
    jsonb_build_object('messageId', message.id, 'purpose', message.purpose, 'errorCode', message.error_code), stage_visit => message.stage_visit
  );
  if error.treatment = 'slows_down' then
    perform pipeline_private.slow_down(message.carrier, error.error_code, error.meaning, null);
  end if;

  if not pipeline_private.send_anew(message, error) then
    -- A merged lead is finished: the question is about the one that goes on.
    perform pipeline_private.open_review_item(
      standing_id, 'message_failed', format('Text did not reach the vendor: %s', concat_ws(', ', why, error.meaning)),
      jsonb_build_object('purpose', message.purpose, 'errorCode', message.error_code, 'messageId', message.id),
      message_id => case when standing_id = message.vendor_lead_id then message.id end, about => message.id::text
    );
    if error.consequence is not null then
      perform pipeline_private.suppress_phone(message.vendor_lead_id, message.phone, error.consequence, 'carrier');
    end if;
  end if;
  perform pipeline_private.stop_silence(message);
end
$$;

comment on function pipeline_private.follow_failure is
  'What follows when a text is known not to have reached the vendor: it is told; its words are sent anew where the carrier''s error says that this may help, else a person is asked and the number suppressed where it says that no text will ever reach it; and the vendor''s silence does not count. The caller holds the lead''s lock.';

create or replace function pipeline_private.send_anew(message pipeline.lead_messages, error pipeline.carrier_errors)
  returns boolean
  language plpgsql
as $$
declare
  again_id uuid;
begin
  if (error.most_resends > message.resend_no) is not true or exists (
    select
    from pipeline.vendor_leads as leads
    join pipeline.lead_messages as said on said.vendor_lead_id = leads.id
    where leads.vendor_phone = message.phone and said.direction = 'inbound' and said.text_no > message.text_no
  ) then
    return false;
  end if;

  insert into pipeline.lead_messages (
    vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, template, timer, agent_run_id, author, is_reply,
    not_before, text_class, resends, resend_no
  )
  select
    leads.id, 'outbound', message.purpose, message.body, 'queued', leads.vendor_phone, message.stage, message.stage_visit,
    format('again:%s', message.id), message.template, message.timer, message.agent_run_id, message.author, message.is_reply,
    pipeline_private.later(pipeline.now(), coalesce(error.resend_after, interval '0')), message.text_class, message.id,
    message.resend_no + 1
  from pipeline.vendor_leads as leads
  where leads.id = message.vendor_lead_id and leads.turn is not null and leads.stage_visit = message.stage_visit
    and pipeline_private.why_silent(leads) is null
  returning lead_messages.id into again_id;
  if again_id is null then
    return false;
  end if;
  update pipeline.offers as offers set message_id = again_id where offers.message_id = message.id;
  perform pipeline_private.record_event(
    message.vendor_lead_id, 'message_sent_anew', jsonb_build_object('messageId', again_id, 'resends', message.id), stage_visit => message.stage_visit
  );
  return true;
end
$$;

comment on function pipeline_private.send_anew is
  'Writes the words of a text that came to nothing once more, as a text of its own that meets whatever any text meets, if its error allows it and nothing has overtaken it. Returns whether it did.';
