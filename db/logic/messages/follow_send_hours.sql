-- A window that closes earlier is met when a text would leave; one that opens earlier would come too late for what waits.
create or replace view pipeline_private.texts_by_hours as
  select messages.id, messages.vendor_lead_id
  from pipeline.lead_messages as messages
  where messages.status = 'queued' and messages.not_before > pipeline.now()
    and messages.kept_back_since is null and messages.paced_at is null
    -- The carrier has said when to come again.
    and messages.error_code is null and messages.resends is null;

comment on view pipeline_private.texts_by_hours is
  'Texts that wait for the hours or days of texts, for the limits of a number, for an answer that the vendor waits for or for a time that a person has chosen, and for nothing else.';

create or replace function pipeline_private.place_texts(message_ids uuid[])
  returns void
  language sql
as $$
  update pipeline.lead_messages as messages
  set not_before = coalesce(pipeline_private.earliest_send(leads, messages), pipeline.now())
  from pipeline.vendor_leads as leads
  where messages.id = any (message_ids) and leads.id = messages.vendor_lead_id
$$;

comment on function pipeline_private.place_texts is 'Has texts wait until hours and limits let them leave, and no longer.';

create or replace function pipeline_private.place_next_texts()
  returns integer
  language plpgsql
as $$
declare
  -- Of a lead that somebody has locked, the next time.
  lead_ids uuid[] := array(
    select leads.id
    from pipeline_private.texts_to_place as waiting
    join pipeline.vendor_leads as leads on leads.id = waiting.vendor_lead_id
    order by waiting.vendor_lead_id
    limit pipeline_private.leads_at_once()
    for no key update of leads skip locked
  );
begin
  perform pipeline_private.place_texts(array(
    select waiting.id from pipeline_private.texts_by_hours as waiting where waiting.vendor_lead_id = any (lead_ids)
  ));
  delete from pipeline_private.texts_to_place as waiting where waiting.vendor_lead_id = any (lead_ids);
  return cardinality(lead_ids);
end
$$;

comment on function pipeline_private.place_next_texts is 'Has the texts of the next leads wait by hours and limits that have changed. Returns of how many leads.';

create or replace function pipeline_private.tg_settings__follow_send_hours()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  insert into pipeline_private.texts_to_place (vendor_lead_id)
  select distinct waiting.vendor_lead_id from pipeline_private.texts_by_hours as waiting
  on conflict on constraint texts_to_place_pkey do nothing;
  perform pipeline_private.place_next_texts();
  if exists (select from pipeline_private.texts_to_place) then
    perform pipeline_private.go_on_soon();
  end if;
  return null;
end
$$;

create or replace trigger _600_follow_send_hours
  after update on pipeline.settings
  for each row
  when (
    (old.send_from, old.send_until, old.send_days, old.time_zone, old.replies_ignore_send_window, old.daily_cap, old.daily_hard_cap)
      is distinct from
      (new.send_from, new.send_until, new.send_days, new.time_zone, new.replies_ignore_send_window, new.daily_cap, new.daily_hard_cap)
  )
  execute function pipeline_private.tg_settings__follow_send_hours();

comment on function pipeline_private.tg_settings__follow_send_hours is
  'When the hours or days for texts change, the time zone or how many a number may get, what waits for them waits by the new ones.';
