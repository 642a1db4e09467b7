create or replace function pipeline_private.lock_attempt(message_id uuid, attempt integer)
  returns pipeline.lead_messages
  language plpgsql
as $$
declare
  message pipeline.lead_messages;
begin
  perform pipeline_private.act_as('worker', 'outbox');
  perform pipeline_private.lock_lead_of_text(message_id);
  select * into message
  from pipeline.lead_messages as messages
  where messages.id = message_id and messages.status = 'sending' and messages.send_attempts = attempt
  for update;
  return message;
end
$$;

comment on function pipeline_private.lock_attempt is
  'The text that an attempt is about, locked with its lead, for the outbox; null when it is not being sent any more, or another attempt has begun since.';
