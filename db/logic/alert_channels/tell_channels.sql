create or replace function pipeline_private.tg_alerts__tell_channels()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  kind text := case
    when new.last_told_at is null then null
    when tg_op = 'INSERT' or old.last_told_at is null then 'raised'
    when new.escalated_at is distinct from old.escalated_at then 'escalated'
    when new.last_told_at <> old.last_told_at then 'repeated'
  end;
begin
  if kind is not null and new.resolved_at is null then
    insert into pipeline.alert_deliveries (alert_id, channel, kind, next_attempt_at)
    select new.id, channels.channel, kind, case when states.broken_since is null then pipeline.now() end
    from pipeline.alert_channels as channels
    left join pipeline.alert_channel_states as states on states.destination = channels.channel
    where channels.enabled and (new.severity = any (channels.severities) or kind = 'escalated')
      -- A channel cannot tell of itself that it tells nothing.
      and not (new.type = 'ALERT_CHANNEL_DOWN' and new.scope = channels.channel)
      -- Whoever has not had the first word yet needs no second.
      and (kind <> 'repeated' or not exists (
        select from pipeline.alert_deliveries as untold
        where untold.alert_id = new.id and untold.channel = channels.channel and untold.status = 'waiting'
      ))
    on conflict do nothing;
  elsif tg_op = 'UPDATE' and new.resolved_at is not null and old.resolved_at is null then
    update pipeline.alert_deliveries as deliveries
    set status = 'overtaken', next_attempt_at = null
    where deliveries.alert_id = new.id and deliveries.status = 'waiting' and deliveries.attempts = 0;

    insert into pipeline.alert_deliveries (alert_id, channel, kind, next_attempt_at)
    select distinct new.id, channels.channel, 'ended', case when states.broken_since is null then pipeline.now() end
    from pipeline.alert_deliveries as told
    join pipeline.alert_channels as channels on channels.channel = told.channel
    left join pipeline.alert_channel_states as states on states.destination = channels.channel
    where told.alert_id = new.id and told.kind in ('raised', 'repeated', 'escalated') and told.status in ('sent', 'waiting')
      and channels.enabled and channels.tells_end
    on conflict do nothing;
  end if;
  return null;
end
$$;

comment on function pipeline_private.tg_alerts__tell_channels is
  'Writes the notice of an alert that is to be told now to each channel that tells such alerts (to every channel of one that began to matter more), and of its end to those that were told of it. What nobody has tried to deliver before the end is not delivered.';

create or replace trigger _600_tell_channels after insert or update on pipeline.alerts
  for each row execute function pipeline_private.tg_alerts__tell_channels();
