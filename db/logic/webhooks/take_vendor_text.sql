create or replace function pipeline_private.take_vendor_text(door text, body text, told jsonb)
  returns uuid
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_as('webhook', 'carrier');
  text_id uuid := pipeline.record_inbound_message(
    told ->> 'from', told ->> 'body', told ->> 'id', (told -> 'media')::json,
    -- Of one that is brought again nobody knows better when it was written than when it came first.
    coalesce(told ->> 'writtenAt', nullif(current_setting('pipeline.replayed_at', true), ''))::timestamptz,
    told ->> 'optOutType'
  );
begin
  -- Asked afterwards: a delivery of the same text at the same time has ended by now.
  insert into pipeline.webhook_deliveries (door, body, told, message_id, verdict)
  select
    take_vendor_text.door, take_vendor_text.body, take_vendor_text.told, text_id,
    case when exists (select from pipeline.webhook_deliveries as earlier where earlier.message_id = text_id) then 'duplicate' else 'taken' end;
  perform pipeline_private.act_as_before(acting_before);
  return text_id;
end
$$;

comment on function pipeline_private.take_vendor_text is
  'A vendor''s text as a carrier brought it: kept as it came and recorded in this one transaction. told: from, body, id (the carrier''s), media, writtenAt, optOutType, token (of the delivery). Waits for nobody, like record_inbound_message(). Returns the text''s id.';

grant execute on function pipeline_private.take_vendor_text to pipeline_server;
