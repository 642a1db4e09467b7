create or replace function pipeline_private.record_message_status(provider_message_id text, status text, error_code text default null)
  returns boolean
  language plpgsql
  security definer
as $$
declare
  message pipeline.lead_messages;
  why text := coalesce('carrier error ' || nullif(record_message_status.error_code, ''), 'the carrier gave up');
begin
  if record_message_status.status in ('delivered', 'undelivered', 'failed') is not true then
    return false;
  end if;
  select * into message
  from pipeline.lead_messages as messages
  where messages.provider_message_id = record_message_status.provider_message_id and messages.direction = 'outbound';
  if not found then
    insert into pipeline_private.early_statuses (provider_message_id, status, error_code)
    values (record_message_status.provider_message_id, record_message_status.status, nullif(record_message_status.error_code, ''))
    on conflict on constraint early_statuses_pkey do nothing;
    -- Written down meanwhile? Then nobody else will come for it.
    return exists (
      select from pipeline.lead_messages as messages
      where messages.provider_message_id = record_message_status.provider_message_id and messages.direction = 'outbound'
    ) and pipeline_private.apply_early_statuses(record_message_status.provider_message_id);
  end if;

  perform pipeline_private.act_as('webhook', 'carrier');
  perform pipeline_private.lock_leads_of_phone(message.phone);
  perform pipeline_private.lock_lead_of_text(message.id);
  update pipeline.lead_messages as messages
  set
    status = record_message_status.status,
    delivered_at = case when record_message_status.status = 'delivered' then pipeline.now() end,
    error_code = coalesce(nullif(record_message_status.error_code, ''), messages.error_code),
    status_reason = case when record_message_status.status <> 'delivered' then why end
  where messages.id = message.id and messages.status = 'sent'
  returning * into message;
  if not found then
    return false;
  end if;

  if message.status <> 'delivered' then
    perform pipeline_private.follow_failure(message, why);
  end if;
  return true;
end
$$;

comment on function pipeline_private.record_message_status is
  'What the carrier says later about a text, by its own id for it: delivered, undelivered or failed; anything else is passed over. Never goes backwards; returns whether anything changed. Said before we know the id, it is kept and applied by record_message_sent().';

create or replace function pipeline_private.apply_early_statuses(provider_message_id text)
  returns boolean
  language plpgsql
as $$
declare
  said pipeline_private.early_statuses;
  is_changed boolean := false;
begin
  -- The end of a text counts, whichever way round its two ends came in.
  for said in
    delete from pipeline_private.early_statuses as early
    where early.provider_message_id = apply_early_statuses.provider_message_id
    returning early.*
  loop
    is_changed := pipeline_private.record_message_status(provider_message_id, said.status, said.error_code) or is_changed;
  end loop;
  return is_changed;
end
$$;

create or replace function pipeline_private.stop_silence(message pipeline.lead_messages)
  returns void
  language sql
as $$
  select pipeline_private.give_turn(leads.id, 'us', pipeline.now())
  from pipeline.vendor_leads as leads
  where leads.id = message.vendor_lead_id and leads.turn = 'vendor' and leads.stage_visit = message.stage_visit
$$;

comment on function pipeline_private.stop_silence is
  'Silence after a text that did not arrive, or may not have, is no answer: our clock runs until a person has dealt with it.';

grant execute on function pipeline_private.record_message_status to pipeline_worker;
