create or replace function pipeline_private.cancel_message(message pipeline.lead_messages, why text, review_kind text default null)
  returns void
  language plpgsql
as $$
begin
  update pipeline.lead_messages as messages
  set status = 'cancelled', cancelled_because = why, status_reason = pipeline_private.cause_in_words(why)
  where messages.id = message.id;

  perform pipeline_private.record_event(
    message.vendor_lead_id, 'message_dropped',
    jsonb_build_object('messageId', message.id, 'purpose', message.purpose, 'cause', why, 'why', pipeline_private.cause_in_words(why)), stage_visit => message.stage_visit
  );
  if review_kind is not null then
    perform pipeline_private.open_review_item(
      message.vendor_lead_id, review_kind, format('Text not sent: %s', pipeline_private.cause_in_words(why)), jsonb_build_object('purpose', message.purpose),
      message_id => message.id
    );
  end if;
end
$$;

comment on function pipeline_private.cancel_message is
  'Gives up a text that must not leave, on record; with a kind a person is asked about it.';
