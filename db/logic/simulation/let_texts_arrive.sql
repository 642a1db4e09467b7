create or replace function pipeline_private.let_texts_arrive()
  returns bigint
  language sql
  security definer
as $$
  select count(*) filter (where pipeline_private.record_message_status(messages.provider_message_id, 'delivered'))
  from (
    select texts.provider_message_id
    from pipeline_private.simulated_carrier as carrier
    join pipeline.lead_messages as texts on texts.id = carrier.message_id and texts.status = 'sent'
    where carrier.read_at is null
    order by texts.vendor_lead_id, texts.id
  ) as messages
$$;

comment on function pipeline_private.let_texts_arrive is
  'The simulated carrier says of each text that nobody has read yet that it has arrived, as a carrier does. Returns of how many that was news. Production has no such function.';

grant execute on function pipeline_private.let_texts_arrive to pipeline_admin;
