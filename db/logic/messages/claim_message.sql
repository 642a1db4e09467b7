create or replace function pipeline_private.claim_message(message_id uuid)
  returns table (id uuid, phone text, body text, is_retry boolean, attempt integer)
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  lead pipeline.vendor_leads;
  message pipeline.lead_messages;
  later timestamptz;
begin
  perform pipeline_private.act_as('worker', 'outbox');

  select leads.* into lead
  from pipeline.vendor_leads as leads
  join pipeline.lead_messages as messages on messages.vendor_lead_id = leads.id
  where messages.id = message_id
  for no key update of leads;

  select * into message from pipeline.lead_messages as messages where messages.id = message_id for update;

  if message.status = 'sending' then
    return query select * from pipeline_private.take_over_message(message);
    return;
  end if;
  if message.id is null or message.status <> 'queued' or lead.held_at is not null and message.author <> 'person' then
    return;
  end if;

  -- Corrected while the text waited: the old number may be a stranger's.
  if message.phone <> lead.vendor_phone then
    update pipeline.lead_messages as messages set phone = lead.vendor_phone where messages.id = message.id returning * into message;
  end if;

  if exists (select from pipeline.message_suppressions as stop where stop.phone = message.phone) then
    perform pipeline_private.cancel_message(message, 'the number must not be texted', 'suppressed');
    return;
  end if;

  later := pipeline_private.earliest_send(lead, message);
  if later > pipeline.now() then
    update pipeline.lead_messages as messages
    set not_before = later, paced_at = case when message.is_reply then null else pipeline.now() end
    where messages.id = message.id;
    if pipeline_private.real_time(later) is not null then
      perform pipeline_private.enqueue(array[pipeline_private.job(
        'send_message', jsonb_build_object('message', message.id), pipeline_private.real_time(later)
      )]);
    end if;
    return;
  end if;
  if later is null then
    perform pipeline_private.cancel_message(message, 'too many texts in 24 hours', 'too_many_texts');
    return;
  end if;

  update pipeline.lead_messages as messages
  set
    status = 'sending', sending_at = pipeline.now(), send_attempts = messages.send_attempts + 1,
    lease_until = now() + interval '30 seconds'
  where messages.id = message.id;

  return query select message.id, message.phone, message.body, false, message.send_attempts + 1;
end
$$;

comment on function pipeline_private.claim_message(uuid) is
  'Takes a queued text for sending, if it may leave now, and marks it as sending before anybody calls the carrier. No row: it is not wanted, or must wait. is_retry: an earlier attempt may have reached the carrier, ask it first. attempt: goes back with what the carrier said; the lease of 30 seconds counts from the call.';

create or replace function pipeline_private.take_over_message(message pipeline.lead_messages)
  returns table (id uuid, phone text, body text, is_retry boolean, attempt integer)
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
begin
  -- Whoever has it may be talking to the carrier at this moment, even if its worker counts as dead.
  if message.lease_until > now() then
    perform pipeline_private.enqueue(array[pipeline_private.job(
      'send_message', jsonb_build_object('message', message.id), message.lease_until
    )]);
    return;
  end if;
  if message.send_attempts >= 5 then
    perform pipeline_private.record_message_uncertain(message.id, message.send_attempts, 'every worker that tried to send it stopped on the way');
    return;
  end if;

  update pipeline.lead_messages as messages
  set send_attempts = messages.send_attempts + 1, lease_until = now() + interval '30 seconds'
  where messages.id = message.id;

  return query select message.id, message.phone, message.body, true, message.send_attempts + 1;
end
$$;

comment on function pipeline_private.take_over_message(pipeline.lead_messages) is
  'Takes a text whose sender went away before it wrote down what the carrier said. No row while the sender''s lease runs, or when it has happened too often: then a person is asked.';

create or replace function pipeline_private.drop_message_lease(message_id uuid, attempt integer)
  returns void
  language sql
  volatile
  security definer
  set search_path = ''
as $$
  update pipeline.lead_messages as messages
  set lease_until = now()
  where messages.id = message_id and messages.status = 'sending' and messages.send_attempts = attempt
$$;

comment on function pipeline_private.drop_message_lease(uuid, integer) is
  'The sender gives up without knowing what the carrier did; the next attempt may begin, by asking. Does nothing when another attempt has begun already.';

grant execute on function pipeline_private.drop_message_lease(uuid, integer) to pipeline_worker;

create or replace function pipeline_private.cancel_message(message pipeline.lead_messages, why text, review_kind text)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
begin
  update pipeline.lead_messages as messages
  set status = 'cancelled', status_reason = why
  where messages.id = message.id;

  perform pipeline_private.open_review_item(
    message.vendor_lead_id, review_kind, format('Text not sent: %s', why), jsonb_build_object('purpose', message.purpose),
    message_id => message.id
  );
end
$$;

comment on function pipeline_private.cancel_message(pipeline.lead_messages, text, text) is 'Gives up a text that must not leave and asks a person.';

grant execute on function pipeline_private.claim_message(uuid) to pipeline_worker;
