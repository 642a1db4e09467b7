create or replace function pipeline_private.waiting_deliveries_of(lead_ids uuid[])
  returns uuid[]
  language sql
  stable
as $$
  with waiting as materialized (
    select deliveries.id, deliveries.told, deliveries.source, deliveries.reference
    from pipeline.webhook_deliveries as deliveries
    where deliveries.verdict = 'waiting'
  ),
  numbers as (
    select leads.vendor_phone::text as phone from pipeline.vendor_leads as leads where leads.id = any (lead_ids)
    union
    select others.phone::text from pipeline.lead_phones as others where others.vendor_lead_id = any (lead_ids)
  )
  select array_agg(waiting.id)
  from waiting
  where exists (
      select
      from jsonb_path_query(waiting.told, '$.**') as said (value)
      cross join lateral pipeline_private.read_phone(said.value #>> '{}') as read
      -- Whatever a source calls it, and however it is written.
      where jsonb_typeof(said.value) in ('string', 'number') and length(said.value #>> '{}') between 9 and 40
        and read.e164 in (select numbers.phone from numbers)
    )
    or exists (
      select from pipeline.vendor_leads as leads
      where leads.id = any (lead_ids) and leads.source = waiting.source and leads.external_ref = waiting.reference
    )
    or exists (
      select from pipeline.lead_messages as texts
      where texts.vendor_lead_id = any (lead_ids)
        and (texts.id::text = waiting.told ->> 'text' or texts.provider_message_id = waiting.told ->> 'id')
    )
$$;

comment on function pipeline_private.waiting_deliveries_of is
  'What has come in and waits to be taken up with a number of these leads, with the reference that their source has for one, or about a text of theirs; null when nothing does.';
