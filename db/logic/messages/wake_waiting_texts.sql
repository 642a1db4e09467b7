-- No text of ours speaks past what the vendor waits for, about whichever lead of their number: what wakes it is that they
-- have their answer, or that the lead is finished.
create or replace function pipeline_private.wake_waiting_texts(phones text[])
  returns void
  language sql
as $$
  -- Whoever has one locked looks at it by themselves.
  with waiting as (
    select waiting.id
    from pipeline.vendor_leads as leads
    join pipeline_private.texts_by_hours as waiting on waiting.vendor_lead_id = leads.id
    where leads.vendor_phone = any (phones)
    order by waiting.id
    for no key update of waiting skip locked
  )
  select pipeline_private.place_texts(array(select waiting.id from waiting))
$$;

comment on function pipeline_private.wake_waiting_texts is
  'Has what waits to leave to these numbers looked at anew, since the vendor waits for one answer less.';

create or replace function pipeline_private.tg_lead_messages__wake_waiting()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.wake_waiting_texts(array(
    select leads.vendor_phone from pipeline.vendor_leads as leads where leads.id = new.vendor_lead_id
  ));
  return null;
end
$$;

create or replace trigger _600_wake_waiting
  after update on pipeline.lead_messages
  for each row
  when (old.answered_at is null and new.answered_at is not null)
  execute function pipeline_private.tg_lead_messages__wake_waiting();

comment on function pipeline_private.tg_lead_messages__wake_waiting is
  'A vendor''s text that is answered keeps no other text of ours back any more.';

create or replace function pipeline_private.tg_vendor_leads__wake_waiting()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.wake_waiting_texts(array[old.vendor_phone, new.vendor_phone]);
  return null;
end
$$;

create or replace trigger _600_wake_waiting
  after update on pipeline.vendor_leads
  for each row
  when (old.vendor_phone is distinct from new.vendor_phone)
  execute function pipeline_private.tg_vendor_leads__wake_waiting();

comment on function pipeline_private.tg_vendor_leads__wake_waiting is
  'A lead that has another number neither waits for the limits of the old one nor keeps back what waits to leave to it.';
