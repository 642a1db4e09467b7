create or replace function pipeline_private.tg_vendor_leads__render_anew()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  waiting record;
begin
  if new.pipeline_stage <> old.pipeline_stage
    or (old.vendor_name, old.property_address, old.offer_amount) is not distinct from (new.vendor_name, new.property_address, new.offer_amount)
  then
    return null;
  end if;
  for waiting in
    select messages as message, pipeline_private.rendered(templates.body, new) as body
    from pipeline.lead_messages as messages
    join pipeline.message_templates as templates on templates.template = messages.template
    where messages.vendor_lead_id = new.id and messages.status = 'queued' and messages.stage_visit = new.stage_visit
    order by messages.text_no
  loop
    if waiting.body is null then
      -- The turn stays, since the row is being written; at the next text that cannot be written it becomes ours.
      perform pipeline_private.cancel_message(waiting.message, 'no_offer', 'no_offer');
    else
      update pipeline.lead_messages as messages
      set body = waiting.body
      where messages.id = (waiting.message).id and messages.body <> pipeline_private.gsm_text(waiting.body);
    end if;
  end loop;
  return null;
end
$$;

create or replace trigger _600_render_anew
  after update of vendor_name, property_address, offer_amount on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__render_anew();

comment on function pipeline_private.tg_vendor_leads__render_anew is
  'A text that still waits says what is so now: a corrected name or address, the offer of this moment. Without an offer it does not leave, and a person is asked.';
