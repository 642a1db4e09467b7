create or replace function pipeline_private.claim_message(
  message_id uuid,
  carrier text default null,
  account text default null
)
  returns setof pipeline_private.claimed_message
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  lead pipeline.vendor_leads;
  message pipeline.lead_messages;
begin
  perform pipeline_private.act_as('worker', 'outbox');
  perform pipeline_private.refuse_other_carriers(carrier, account);
  lead := pipeline_private.lock_lead_of_text(message_id);
  select * into message from pipeline.lead_messages as messages where messages.id = message_id for update;

  if message.status = 'sending' and message.kept_word is not null then
    perform pipeline_private.write_down_kept_word(message);
    return;
  end if;
  if message.status = 'sending' then
    return query select * from pipeline_private.take_over_message(message);
    return;
  end if;
  if message.id is null or message.status <> 'queued' then
    return;
  end if;
  if message.not_before > pipeline.now() then
    update pipeline.lead_messages as messages set booked_at = null
    where messages.id = message.id and not pipeline_private.comes_later(messages.booked_at);
    return;
  end if;

  message := pipeline_private.clear_text(lead, message, 1);
  if message.id is not null then
    return next pipeline_private.as_claimed(message, is_retry => false);
  end if;
end
$$;

comment on function pipeline_private.claim_message is
  'Takes a queued text for sending, if it may leave now, and marks it as sending before anybody calls the carrier. No row: it is not wanted, is not due yet or must wait, or what the carrier said of it had been kept and is written down now. is_retry: an earlier attempt may have reached the carrier: ask it first, then clear_message(). attempt: goes back with what the carrier said; the lease of 30 seconds counts from the call. Raises VL035 when the database''s texts go by another carrier or account than the one named.';

create or replace function pipeline_private.clear_message(message_id uuid, attempt integer)
  returns table (phone text)
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  message pipeline.lead_messages := pipeline_private.lock_attempt(message_id, attempt);
  lead pipeline.vendor_leads;
  why constant text := 'the carrier did not take it, however often it was tried';
begin
  if message.id is null then
    return;
  end if;
  lead := pipeline_private.lock_lead_of_text(message_id);
  if message.send_attempts > pipeline_private.most_tries() then
    update pipeline.lead_messages as messages set status = 'failed', status_reason = why where messages.id = message.id
    returning * into message;
    perform pipeline_private.follow_failure(message, why);
    return;
  end if;
  message := pipeline_private.clear_text(lead, message, 0);
  if message.id is not null then
    return query select message.phone;
  end if;
end
$$;

comment on function pipeline_private.clear_message is
  'Asked after the carrier said that it does not have a text of an earlier attempt, right before it is handed over: the number to send it to, with a new lease; no row when it may not leave any more, must wait, or another attempt has begun since, nor after the last try: then it is known to have failed.';

create or replace function pipeline_private.take_over_message(message pipeline.lead_messages)
  returns setof pipeline_private.claimed_message
  language plpgsql
as $$
begin
  -- Whoever has it may be talking to the carrier at this moment, even if its worker counts as dead.
  if message.lease_until > now() then
    update pipeline.lead_messages as messages set booked_at = null where messages.id = message.id;
    return;
  end if;
  -- Once more than it is tried: to ask what became of the last try.
  if message.send_attempts > pipeline_private.most_tries() then
    perform pipeline_private.record_message_uncertain(message.id, message.send_attempts, 'nobody could find out whether the carrier has it');
    return;
  end if;

  update pipeline.lead_messages as messages
  set send_attempts = messages.send_attempts + 1, lease_until = now() + interval '30 seconds'
  where messages.id = message.id
  returning * into message;
  return next pipeline_private.as_claimed(message, is_retry => true);
end
$$;

comment on function pipeline_private.take_over_message is
  'Takes a text whose sender went away before it wrote down what the carrier said. No row while the sender''s lease runs, or when it has happened too often: then a person is asked.';

create or replace function pipeline_private.most_tries()
  returns integer
  immutable
return 5;

comment on function pipeline_private.most_tries is 'How often a text is handed over at most.';

create or replace function pipeline_private.drop_message_lease(message_id uuid, attempt integer)
  returns void
  language sql
  security definer
as $$
  update pipeline.lead_messages as messages
  set lease_until = now()
  where messages.id = message_id and messages.status = 'sending' and messages.send_attempts = attempt
$$;

comment on function pipeline_private.drop_message_lease is
  'The sender gives up without knowing what the carrier did; the next attempt may begin, by asking. Does nothing when another attempt has begun already.';

create or replace function pipeline_private.lock_lead_of_text(message_id uuid)
  returns pipeline.vendor_leads
  language sql
as $$
  select leads
  from pipeline.vendor_leads as leads
  join pipeline.lead_messages as messages on messages.vendor_lead_id = leads.id
  where messages.id = message_id
  for no key update of leads
$$;

grant execute on function
  pipeline_private.claim_message, pipeline_private.clear_message, pipeline_private.drop_message_lease
to pipeline_worker;
