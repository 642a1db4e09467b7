create or replace function pipeline_private.take_text_status(door text, body text, told jsonb)
  returns void
  language sql
  security definer
as $$
  insert into pipeline.webhook_deliveries (door, body, told) values (take_text_status.door, take_text_status.body, take_text_status.told)
$$;

comment on function pipeline_private.take_text_status is
  'What a carrier says of a text of ours, kept as it came; a job takes it up. told: carrier, id (the carrier''s), status, errorCode, text (our own id of the text, where the carrier says it).';

grant execute on function pipeline_private.take_text_status to pipeline_server;

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
  select * into ours
  from pipeline.lead_messages as messages
  where messages.direction = 'outbound'
    and (messages.provider_message_id = delivery.told ->> 'id' or messages.id = (delivery.told ->> 'text')::uuid);

  -- Its sender died, or nobody could tell it whether the carrier has the text: now the carrier says so itself.
  if ours.status in ('sending', 'uncertain') and ours.provider_message_id is null then
    perform pipeline_private.record_message_sent(ours.id, delivery.told ->> 'carrier', delivery.told ->> 'id');
    perform pipeline_private.close_review_items(array(
      select items.id
      from pipeline.review_items as items
      where items.message_id = ours.id and items.kind = 'message_uncertain' and items.resolved_at is null
    ), 'carrier_has_it');
  end if;
  perform pipeline_private.record_message_status(delivery.told ->> 'id', delivery.told ->> 'status', delivery.told ->> 'errorCode');

  update pipeline.webhook_deliveries as deliveries
  set verdict = case when ours.id is null then 'ignored' else 'taken' end, message_id = ours.id
  where deliveries.id = delivery.id and deliveries.received_at = delivery.received_at;
end
$$;

comment on function pipeline_private.take_up_delivery is
  'Takes up what a carrier said of a text. A text of which nobody knew whether the carrier has it is settled by that; else its status goes on, and never back.';

grant execute on function pipeline_private.take_up_delivery to pipeline_worker;
