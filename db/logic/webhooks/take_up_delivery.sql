create or replace function pipeline_private.take_up_delivery(delivery_id uuid)
  returns void
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  delivery pipeline.webhook_deliveries;
  ours pipeline.lead_messages;
begin
  select * into delivery from pipeline.webhook_deliveries as deliveries where deliveries.id = delivery_id for update;
  if delivery.verdict is distinct from 'waiting' then
    return;
  end if;
  perform pipeline_private.act_as('webhook', 'carrier');
  ours := pipeline_private.text_told_of(delivery.told);

  -- Its sender died, or nobody could tell it whether the carrier has the text: now the carrier says so itself.
  if ours.id is not null and ours.provider_message_id is null then
    perform pipeline_private.record_message_sent(ours.id, delivery.told ->> 'carrier', delivery.told ->> 'id');
    perform pipeline_private.close_review_items(array(
      select items.id
      from pipeline.review_items as items
      where items.message_id = ours.id and items.kind = 'message_uncertain' and items.resolved_at is null
    ), 'carrier_has_it');
    perform pipeline_private.act_as('webhook', 'carrier');
    ours := pipeline_private.text_told_of(delivery.told);
  end if;

  if ours.id is not null and ours.provider_message_id is distinct from delivery.told ->> 'id' then
    perform pipeline_private.note_extra_text(ours, delivery.told ->> 'id');
  elsif ours.id is not null or delivery.told ->> 'text' is null then
    perform pipeline_private.record_message_status(delivery.told ->> 'id', delivery.told ->> 'status', delivery.told ->> 'errorCode');
  end if;

  update pipeline.webhook_deliveries as deliveries
  set verdict = case when ours.id is null then 'ignored' else 'taken' end, message_id = ours.id
  where deliveries.id = delivery.id and deliveries.received_at = delivery.received_at;
end
$$;

comment on function pipeline_private.take_up_delivery is
  'Takes up what a carrier said of a text. A text of which nobody knew whether the carrier has it is settled by that; one that the carrier took twice, or after it was given up, is shown to a person; else its status goes on, and never back.';

grant execute on function pipeline_private.take_up_delivery to pipeline_worker;

create or replace function pipeline_private.text_told_of(told jsonb)
  returns pipeline.lead_messages
  language sql
  stable
as $$
  select messages
  from pipeline.lead_messages as messages
  where messages.direction = 'outbound'
    and (messages.provider_message_id = told ->> 'id' or messages.id = (told ->> 'text')::uuid)
  -- What the carrier calls it is surer than what was sent along with it.
  order by messages.provider_message_id is distinct from told ->> 'id'
  limit 1
$$;

comment on function pipeline_private.text_told_of is 'The text of ours that a carrier speaks of, by its id or by ours.';

create or replace function pipeline_private.note_extra_text(message pipeline.lead_messages, provider_message_id text)
  returns void
  language plpgsql
as $$
declare
  standing_id uuid := pipeline_private.standing_lead(message.vendor_lead_id);
  asked_id uuid;
begin
  perform pipeline_private.lock_lead(standing_id);
  -- It reports several times on each.
  if exists (
    select from pipeline.review_items as items
    where items.vendor_lead_id = standing_id and items.kind = 'text_left_again' and items.about = provider_message_id
  ) then
    return;
  end if;
  asked_id := pipeline_private.open_review_item(
    standing_id, 'text_left_again',
    case when message.provider_message_id is null then 'The carrier took a text that had been given up' else 'The carrier took a text twice' end,
    jsonb_build_object('messageId', message.id, 'purpose', message.purpose, 'providerMessageId', provider_message_id),
    about => provider_message_id
  );
  perform pipeline_private.record_event(
    message.vendor_lead_id, 'text_left_again',
    jsonb_build_object('messageId', message.id, 'providerMessageId', provider_message_id, 'knownAs', message.provider_message_id), stage_visit => message.stage_visit
  );
end
$$;

comment on function pipeline_private.note_extra_text is
  'The carrier has a text under an id that is not the one we know: the vendor may have been texted twice, or with what had been given up. Told once for each id, and a person is asked.';
