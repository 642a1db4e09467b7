-- A window that closes earlier is met when a text would leave; one that opens earlier would come too late for what waits.
create or replace function pipeline_private.tg_settings__follow_send_hours()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  update pipeline.lead_messages as messages
  set not_before = coalesce(pipeline_private.earliest_send(leads, messages), pipeline.now())
  from pipeline.vendor_leads as leads
  where leads.id = messages.vendor_lead_id
    and messages.id in (
      select waiting.id
      from pipeline.lead_messages as waiting
      where waiting.status = 'queued' and waiting.not_before > pipeline.now()
        and waiting.kept_back_since is null and waiting.paced_at is null
        -- The carrier has said when to come again.
        and waiting.error_code is null and waiting.resends is null
      -- Whoever has one locked is looking at it.
      for no key update skip locked
    );
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
