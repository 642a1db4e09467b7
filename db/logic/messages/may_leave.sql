create or replace function pipeline_private.may_leave(lead pipeline.vendor_leads, message pipeline.lead_messages)
  returns text
  language sql
  stable
as $$
  select case
    when message.author <> 'person' and message.stage_visit <> lead.stage_visit then 'moved_on'
    when pipeline_private.why_silent(lead) is not null then 'suppressed'
    when pipeline_private.has_words_waiting(lead, message.author) then 'vendor_waits'
    when message.author = 'person' and message.scheduled_for is null then null
    when message.author = 'person' and lead.turn is null and message.stage_visit <> lead.stage_visit then 'moved_on'
    when not pipeline_private.may_say(lead, message.text_class) then pipeline_private.consent_obstacle(lead, message.text_class)
    when message.author = 'person' and message.text_class = 'answer' then null
    when message.author <> 'person' and exists (
      select from pipeline.vendor_leads as held where held.vendor_phone = lead.vendor_phone and held.held_at is not null
    )
      then 'held'
    when exists (select from pipeline.offers as offers where offers.message_id = message.id) then null
    when exists (
      select
      from pipeline.vendor_leads as leads
      join pipeline.lead_messages as said on said.vendor_lead_id = leads.id
      where leads.vendor_phone = lead.vendor_phone and said.text_no > message.text_no and said.direction = 'inbound'
    )
      then 'vendor_wrote'
    when not message.is_reply and exists (
      select
      from pipeline.vendor_leads as leads
      join pipeline.lead_messages as said on said.vendor_lead_id = leads.id
      where leads.vendor_phone = lead.vendor_phone and leads.turn is not null and said.direction = 'inbound' and said.answered_at is null
    )
      then 'vendor_waits'
  end
$$;

comment on function pipeline_private.may_leave is
  'What forbids a text to leave now; null when nothing does. moved_on, vendor_wrote (what it says is overtaken, since it was written before what the vendor said last, about whichever lead of the number) and suppressed: for good. no_consent and said_no (consent_obstacle()): a reminder for good, else until the vendor has consented. held (a hold, or a person leads the conversation, on any live lead of the number) and vendor_waits (the vendor wrote about one of them and is not answered yet, or what they wrote waits in the inbox): until that is over. A person''s own text is kept back by suppression only, or by a plea in the inbox; one that a person has set a time for heeds no hold either, but consents, the end of the lead and, unless it answers, what the vendor wrote since. An offer is not kept back by what the vendor wrote. Asked whenever a text is taken for sending and again before the carrier is called.';
