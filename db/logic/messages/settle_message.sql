create or replace function pipeline_private.record_message_sent(
  message_id uuid,
  carrier text,
  provider_message_id text,
  accepted_at timestamptz default null,
  told jsonb default null
)
  returns void
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  lead pipeline.vendor_leads;
  message pipeline.lead_messages;
begin
  perform pipeline_private.act_as('worker', 'outbox');

  lead := pipeline_private.lock_lead_of_text(message_id);

  update pipeline.lead_messages as messages
  set
    status = 'sent',
    -- Another machine's clock: what it says must lie between our handing it over and now. We may learn of it long after.
    sent_at = least(pipeline.now(), greatest(messages.created_at, coalesce(record_message_sent.accepted_at, messages.sending_at))),
    carrier = record_message_sent.carrier,
    provider_message_id = record_message_sent.provider_message_id, status_reason = null,
    sender = (
      select senders.sender
      from pipeline.senders
      where senders.in_use_since is not null and senders.carrier = record_message_sent.carrier
    ),
    carrier_segments = (told ->> 'segments')::smallint, price = (told ->> 'price')::numeric, price_currency = told ->> 'currency'
  -- Or put off since, by somebody who asked the carrier before it knew.
  where messages.id = message_id and (
    messages.status in ('sending', 'uncertain') or messages.status = 'queued' and messages.send_attempts > 0
  )
  returning * into message;
  if not found then
    return;
  end if;
  perform pipeline_private.hear_carrier();

  update pipeline.offers as offers
  set status = case when offers.status = 'made' then 'sent' else offers.status end, sent_at = message.sent_at
  where offers.message_id = message.id;

  update pipeline.vendor_leads as leads
  set
    last_outbound_at = message.sent_at,
    last_contact_at = message.sent_at,
    offer_sent_at = case
      when exists (select from pipeline.offers as offers where offers.message_id = message.id) then message.sent_at
      else leads.offer_sent_at
    end
  where leads.id = lead.id;

  perform pipeline_private.record_event(
    lead.id, 'message_sent', jsonb_build_object('messageId', message.id, 'purpose', message.purpose), stage_visit => message.stage_visit
  );

  -- What we owed has left, or a person has asked anew: from now on the vendor's silence counts, if this stage waits
  -- for the vendor at all. A time that a person has set themselves stays.
  if lead.stage_visit = message.stage_visit
    and (
      lead.turn = 'us'
      or lead.turn = 'vendor' and message.author = 'person' and not exists (
        select from pipeline.lead_timers as timers where timers.vendor_lead_id = lead.id and timers.moved_at is not null
      )
    )
    and exists (select from pipeline.stage_timers as rules where rules.stage = lead.pipeline_stage and rules.counted_from = 'vendor_silence')
    and not pipeline_private.owes_answer(lead.id)
    and not pipeline_private.owes_work(lead)
  then
    perform pipeline_private.give_turn(lead.id, 'vendor', message.sent_at);
  end if;

  perform pipeline_private.apply_early_statuses(message.provider_message_id);
  if told ->> 'status' is not null then
    perform pipeline_private.record_message_status(message.provider_message_id, told ->> 'status', told ->> 'errorCode');
  end if;
end
$$;

comment on function pipeline_private.record_message_sent is
  'The carrier took the text, at accepted_at if it says so, else when it was handed over. told: segments, price and currency, status and errorCode, where it says them already. Starts the vendor''s clock when it was what we owed, or anew when it was a person''s own and nobody has moved the timer by hand. What the carrier said of it before we knew its id is applied.';

create or replace function pipeline_private.record_message_failed(
  message_id uuid,
  attempt integer,
  carrier text,
  error_code text,
  why text,
  retryable boolean,
  retry_after interval default null
)
  returns void
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  message pipeline.lead_messages := pipeline_private.lock_attempt(message_id, attempt);
  error pipeline.carrier_errors := pipeline_private.error_of_carrier(carrier, error_code);
  again_at timestamptz;
begin
  if message.id is null then
    return;
  end if;

  if error.treatment = 'all_wait' then
    perform pipeline_private.wait_for_carrier(message_id, attempt, carrier, error_code, why, greatest(retry_after, interval '5 minutes'));
    return;
  elsif error.treatment = 'slows_down' then
    perform pipeline_private.take_back_attempt(
      message, pipeline_private.slow_down(carrier, error_code, why, greatest(retry_after, error.resend_after))
    );
    return;
  elsif retryable and message.send_attempts < pipeline_private.most_tries() then
    again_at := pipeline_private.later(
      pipeline.now(), greatest(coalesce(retry_after, interval '0'), interval '15 seconds' * 2 ^ message.send_attempts * (1 + random() / 4))
    );
    if not pipeline_private.drop_if_overtaken(message) then
      update pipeline.lead_messages as messages
      set status = 'queued', not_before = again_at, error_code = record_message_failed.error_code
      where messages.id = message.id;
    end if;
    return;
  end if;

  update pipeline.lead_messages as messages
  set status = 'failed', carrier = record_message_failed.carrier, error_code = record_message_failed.error_code, status_reason = why
  where messages.id = message.id
  returning * into message;
  perform pipeline_private.follow_failure(message, why);
end
$$;

comment on function pipeline_private.record_message_failed is
  'The carrier refused the text. What its code means is looked up in carrier_errors: all texts wait, or the sender slows down, and this attempt does not count; else it is queued again with growing waits (five attempts in all) when the carrier says that this may help, or has failed. Does nothing when another attempt has begun since.';

create or replace function pipeline_private.record_message_uncertain(message_id uuid, attempt integer, why text)
  returns void
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  message pipeline.lead_messages := pipeline_private.lock_attempt(message_id, attempt);
begin
  if message.id is null then
    return;
  end if;
  update pipeline.lead_messages as messages set status = 'uncertain', status_reason = why where messages.id = message.id;
  perform pipeline_private.open_review_item(
    message.vendor_lead_id, 'message_uncertain', 'It is not known whether a text reached the carrier',
    jsonb_build_object('purpose', message.purpose, 'why', why), message_id => message.id
  );
  perform pipeline_private.stop_silence(message);
end
$$;

comment on function pipeline_private.record_message_uncertain is
  'The carrier may or may not have the text and cannot tell us. It is never sent again by itself. Does nothing when another attempt has begun since.';

grant execute on function
  pipeline_private.record_message_sent, pipeline_private.record_message_failed, pipeline_private.record_message_uncertain
to pipeline_worker;
