create or replace function pipeline_private.store_inbound_message(from_phone text, body text, provider_message_id text)
  returns uuid
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  lead_id uuid;
  lead pipeline.vendor_leads;
  message pipeline.lead_messages;
begin
  if nullif(btrim(provider_message_id), '') is null then
    raise exception 'a text needs the provider''s id' using errcode = 'VL013', hint = 'It is what keeps a repeated delivery from counting twice.';
  end if;

  -- The lead's lock comes first, so that a timer or a job that is just acting has either finished or sees this text.
  -- It is taken by id alone: a lock that had to wait checks its conditions again, and a lead whose stage changed
  -- meanwhile would no longer match the join.
  select leads.id into lead_id
  from pipeline.vendor_leads as leads
  join pipeline.stages as stages on stages.stage = leads.pipeline_stage
  where leads.vendor_phone = from_phone
  order by stages.is_terminal, leads.last_outbound_at desc nulls last, leads.created_at desc
  limit 1;
  if lead_id is not null then
    lead := pipeline_private.lock_lead(lead_id);
  end if;

  insert into pipeline.lead_messages (
    vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, author, provider_message_id
  )
  values (
    lead.id, 'inbound', 'reply', left(coalesce(store_inbound_message.body, ''), 1600), 'received', from_phone, lead.pipeline_stage, lead.stage_visit,
    'vendor', store_inbound_message.provider_message_id
  )
  on conflict on constraint one_row_per_provider_message do nothing
  returning * into message;

  if message.id is null then
    select * into message
    from pipeline.lead_messages as messages
    where messages.provider_message_id = store_inbound_message.provider_message_id;
    return message.id;
  end if;

  if lead.id is null then
    perform pipeline_private.open_review_item(
      null, 'unknown_sender', format('A text from an unknown number: %s', message.id), message_id => message.id
    );
    return message.id;
  end if;

  update pipeline.vendor_leads as leads
  set last_inbound_at = pipeline.now(), last_contact_at = pipeline.now()
  where leads.id = lead.id;

  perform pipeline_private.record_event(
    lead.id, 'message_received', jsonb_build_object('messageId', message.id), stage_visit => lead.stage_visit
  );
  perform pipeline_private.react_to_message(lead, message);
  return message.id;
end
$$;

comment on function pipeline_private.store_inbound_message(text, text, text) is 'What record_inbound_message() does, as whoever acts.';

create or replace function pipeline.record_inbound_message(from_phone text, body text, provider_message_id text)
  returns uuid
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  acting_before text[] := pipeline_private.act_as('webhook', 'vendor');
  message_id uuid := pipeline_private.store_inbound_message(from_phone, body, provider_message_id);
begin
  perform pipeline_private.act_as_before(acting_before);
  return message_id;
end
$$;

comment on function pipeline.record_inbound_message(text, text, text) is
  'The one door for a vendor''s text. Stores it, once per provider id; finds the lead by phone (the live one contacted last); stops what was pending and starts what answers it. Returns the message''s id. Raises VL013 without a provider id.';

grant execute on function pipeline.record_inbound_message(text, text, text) to pipeline_operator, pipeline_worker;
