create or replace function pipeline_private.tg_lead_messages__is_whole()
  returns trigger
  language plpgsql
as $$
declare
  broken text := case
    when (new.direction = 'inbound') <> (new.status = 'received') then 'status_fits_the_direction'
    when (new.direction = 'outbound') <> (new.intent_key is not null) then 'outbound_has_its_intent_key'
    when (new.status = 'cancelled') <> (new.cancelled_at is not null) then 'cancelled_has_its_time'
    when not (coalesce(isfinite(new.not_before), true) and coalesce(isfinite(new.lease_until), true)) then 'text_leaves'
    when new.intent_amount is not null and new.intent is distinct from 'counter' then 'amount_belongs_to_a_counter'
    when new.direction = 'outbound' then case
      when new.vendor_lead_id is null or new.stage_visit is null or new.body !~ '\S' or new.not_before is null
        then 'outbound_belongs_to_a_visit'
      when length(new.body) > 1600 then 'body_fits_a_text'
      when new.phone !~ '^\+[1-9][0-9]{6,14}$' then 'phone_is_e164'
      when new.status in ('sent', 'delivered', 'undelivered')
        and (new.sent_at is null or new.provider_message_id is null or new.carrier is null) then 'sent_has_its_evidence'
      when new.status in ('cancelled', 'failed', 'uncertain') and new.status_reason is null then 'cancelled_says_why'
      when new.status = 'sending' and new.lease_until is null then 'sending_has_its_lease'
      when new.intent is not null or new.intent_amount is not null then 'only_inbound_is_read'
      when new.media <> '[]' or new.written_at is not null or new.opt_out_type is not null or new.entered_by is not null
        then 'only_inbound_is_brought'
    end
  end;
begin
  if broken is not null then
    perform pipeline_private.refuse_row(broken, tg_table_name);
  end if;
  return new;
end
$$;

create or replace trigger _200_stay_whole
  before insert or update on pipeline.lead_messages
  for each row
  execute function pipeline_private.tg_lead_messages__is_whole();

comment on function pipeline_private.tg_lead_messages__is_whole is
  'A text''s status has its evidence, and what only a vendor''s text can say no text of ours says: 23514 with the name of the rule that a row breaks.';
