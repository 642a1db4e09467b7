-- While somebody has the lead locked: the text's own row is free, and nobody asks the carrier a second time.
create or replace function pipeline_private.keep_carriers_word(message_id uuid, attempt integer, word jsonb)
  returns boolean
  language sql
  security definer
  set lock_timeout = '5s'
as $$
  with kept as (
    update pipeline.lead_messages as messages
    set kept_word = word, booked_at = null, lease_until = pipeline_private.next_look(pipeline.now())
    where messages.id = message_id and messages.status = 'sending' and messages.send_attempts = attempt
    returning messages.id
  )
  select exists (select from kept)
$$;

comment on function pipeline_private.keep_carriers_word is
  'Keeps on its text what the carrier said of it while the lead was locked, to be written down when the lead is free: kind (sent, refused, unavailable, unknown) and what goes with it. False when another attempt has begun since.';

grant execute on function pipeline_private.keep_carriers_word to pipeline_worker;

create or replace function pipeline_private.write_down_kept_word(message pipeline.lead_messages)
  returns void
  language plpgsql
as $$
declare
  word jsonb := message.kept_word;
begin
  case word ->> 'kind'
    when 'sent' then
      perform pipeline_private.record_message_sent(
        message.id, word ->> 'carrier', word ->> 'providerMessageId', (word ->> 'acceptedAt')::timestamptz,
        coalesce(word -> 'charge', '{}') || coalesce(word -> 'ended', '{}')
      );
    when 'refused' then
      perform pipeline_private.record_message_failed(
        message.id, message.send_attempts, word ->> 'carrier', word ->> 'code', word ->> 'why', (word ->> 'retryable')::boolean,
        make_interval(secs => coalesce((word ->> 'retryAfterSeconds')::float8, 0))
      );
    when 'unavailable' then
      perform pipeline_private.wait_for_carrier(
        message.id, message.send_attempts, word ->> 'carrier', word ->> 'code', word ->> 'why',
        make_interval(secs => coalesce((word ->> 'retryAfterSeconds')::float8, 0))
      );
    else
      perform pipeline_private.record_message_uncertain(message.id, message.send_attempts, word ->> 'why');
  end case;
end
$$;

comment on function pipeline_private.write_down_kept_word is
  'Does what was to be done when the carrier answered. The caller holds the locks of text and lead.';
