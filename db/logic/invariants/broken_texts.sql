create or replace view pipeline_private.broken_texts as
  select 'an uncertain or failed text was shown to a person' as invariant, messages.vendor_lead_id,
    jsonb_build_object('messageId', messages.id, 'status', messages.status) as detail
  from pipeline.lead_messages as messages
  where messages.status in ('uncertain', 'failed', 'undelivered')
    and not exists (select from pipeline.review_items as items where items.message_id = messages.id or items.about = messages.id::text)
  union all
  select 'nothing waits to be sent to a number that must not be texted', messages.vendor_lead_id,
    jsonb_build_object('messageId', messages.id, 'purpose', messages.purpose)
  from pipeline.lead_messages as messages
  join pipeline.message_suppressions as stop on stop.phone = messages.phone
  where messages.status = 'queued' and messages.created_at < stop.created_at
  union all
  select 'an unsent text belongs to the visit the lead is at', messages.vendor_lead_id,
    jsonb_build_object('messageId', messages.id, 'textVisit', messages.stage_visit, 'leadVisit', leads.stage_visit)
  from pipeline.lead_messages as messages
  join pipeline.vendor_leads as leads on leads.id = messages.vendor_lead_id
  where messages.status = 'queued' and messages.author <> 'person' and messages.stage_visit <> leads.stage_visit
  union all
  select 'a text that is being sent comes to an end', messages.vendor_lead_id,
    jsonb_build_object('messageId', messages.id, 'leaseUntil', messages.lease_until)
  from pipeline.lead_messages as messages
  where messages.status = 'sending' and messages.lease_until < now() - interval '10 minutes';

comment on view pipeline_private.broken_texts is 'Texts nobody would look after, or that would break a vendor''s wish.';
