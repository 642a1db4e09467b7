create or replace function pipeline.read_delivery_again(delivery_id uuid, reason pipeline.free_text, mended jsonb default null)
  returns text
  language plpgsql
  security definer
as $$
declare
  delivery pipeline.webhook_deliveries;
  wrong text[];
  acting_before text[];
begin
  acting_before := pipeline_private.act_for_people('read a lead again', reason);
  select * into delivery from pipeline.webhook_deliveries as deliveries where deliveries.id = delivery_id for update;
  if delivery.source is null then
    raise exception 'no source brought %', delivery_id
      using errcode = 'VL010', detail = jsonb_build_object('deliveryId', delivery_id)::text, hint = 'orchestrator sources show SOURCE lists what it brought.';
  end if;
  wrong := array(
    select key from jsonb_each_text(coalesce(read_delivery_again.mended, '{}')) as given (key, value)
    where value is null or key <> 'vendor_phone' and not exists (select from pipeline_private.lead_facts as known where known.fact = key)
  );
  if jsonb_typeof(coalesce(read_delivery_again.mended, '{}')) <> 'object' or cardinality(wrong) > 0 then
    raise exception '% cannot be mended', coalesce(nullif(array_to_string(wrong, ', '), ''), 'this')
      using errcode = 'VL018', detail = jsonb_build_object('fields', wrong)::text, hint = 'Name vendor_phone or facts of a lead, each with its text.';
  end if;

  if delivery.verdict in ('refused', 'test') then
    update pipeline.webhook_deliveries as deliveries
    set verdict = 'waiting', mended = deliveries.mended || coalesce(read_delivery_again.mended, '{}')
    where deliveries.id = delivery.id and deliveries.received_at = delivery.received_at
    returning * into delivery;
    update pipeline_private.brought_references as brought set is_refused = false where brought.delivery_id = delivery.id;
    perform pipeline_private.record_event(
      null, 'lead_read_again',
      jsonb_build_object('deliveryId', delivery.id, 'fields', array(select jsonb_object_keys(delivery.mended) order by 1)), stage_visit => null
    );
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return delivery.verdict;
end
$$;

comment on function pipeline.read_delivery_again is
  'Reads a lead once more that a source brought and that became none: after its source was put right, or with what a person writes in place of what could not be read (mended: vendor_phone or facts, each with its text). Whatever became a lead, or waits, stays as it is. Returns how it stands then. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown delivery, VL018 for a fact that is none.';

grant execute on function pipeline.read_delivery_again to pipeline_operator;
