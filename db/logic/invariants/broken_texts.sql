create or replace view pipeline_private.broken_texts as
  select 'an uncertain or failed text was shown to a person' as invariant, messages.vendor_lead_id,
    jsonb_build_object('messageId', messages.id, 'status', messages.status) as detail
  from pipeline.lead_messages as messages
  where messages.status in ('uncertain', 'failed', 'undelivered')
    and not exists (select from pipeline.review_items as items where items.message_id = messages.id or items.about = messages.id::text)
    and not exists (select from pipeline.lead_messages as again where again.resends = messages.id)
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
  -- Texts written before they had classes aside; a consent is gone when its own lead was erased.
  select 'no text left without a consent or another reason why it might', messages.vendor_lead_id,
    jsonb_build_object('messageId', messages.id, 'class', messages.text_class, 'because', messages.allowed_because)
  from pipeline.lead_messages as messages
  left join pipeline.consents as consents on consents.id = messages.consent_id
  where messages.direction = 'outbound' and messages.send_attempts > 0 and messages.text_class is not null
    and case messages.allowed_because
      when 'consent' then messages.consent_id is null or consents.given_at > messages.sending_at or consents.withdrawn_at < messages.sending_at
      when 'vendor_wrote' then messages.text_class not in (
        select classes.text_class from pipeline.text_classes as classes where classes.leaves_on_request
      )
      when 'person' then messages.author <> 'person'
      else true
    end
  union all
  select 'a text that is being sent comes to an end', work.vendor_lead_id,
    jsonb_build_object('messageId', work.id, 'leaseUntil', work.retake_at)
  from pipeline_private.open_work as work
  where work.task = 'send_message' and work.retake_at < now() - interval '10 minutes';

comment on view pipeline_private.broken_texts is 'Texts nobody would look after, or that would break a vendor''s wish.';
