create or replace function pipeline_private.let_vendor_answer(lead pipeline.vendor_leads)
  returns void
  language plpgsql
as $$
begin
  if lead.turn = 'us'
    and exists (select from pipeline.stage_timers as rules where rules.stage = lead.pipeline_stage and rules.counted_from = 'vendor_silence')
    and not exists (
      select from pipeline.lead_messages as messages
      where messages.vendor_lead_id = lead.id
        and (messages.status = 'queued' and (messages.scheduled_for is null or messages.text_class = 'answer') or messages.status = 'sending' or messages.direction = 'inbound' and messages.answered_at is null)
    )
    and not exists (
      select from pipeline.review_items as items
      where items.vendor_lead_id = lead.id and items.kind = 'no_offer' and items.resolved_at is null
    )
    and not pipeline_private.owes_work(lead)
  then
    perform pipeline_private.give_turn(lead.id, 'vendor', pipeline.now());
  end if;
end
$$;

comment on function pipeline_private.let_vendor_answer is 'An answer that needed no text from us: the vendor''s silence counts from now.';
