create or replace function pipeline_private.as_claimed(message pipeline.lead_messages, is_retry boolean)
  returns pipeline_private.claimed_message
  language sql
  stable
as $$
  select
    message.id, message.phone::text, message.body::text, as_claimed.is_retry, message.send_attempts,
    extract(epoch from pipeline_private.may_arrive_for(pipeline.now()))::integer,
    message.created_at,
    case when as_claimed.is_retry then array(
      select others.provider_message_id
      from pipeline.vendor_leads as leads
      join pipeline.lead_messages as others on others.vendor_lead_id = leads.id
      where leads.vendor_phone = message.phone and others.direction = 'outbound' and others.id <> message.id
        and others.body = message.body and others.provider_message_id is not null
    ) else '{}' end,
    message.vendor_lead_id
$$;

comment on function pipeline_private.as_claimed is 'A text as its sender needs it.';

create or replace function pipeline_private.may_arrive_for(at timestamptz)
  returns interval
  language sql
  stable
as $$
  select case
    -- A vendor who has just written, or whom a person writes to, is awake; not much later perhaps.
    when local.at_time < settings.send_from or local.at_time >= settings.send_until then interval '15 minutes'
    else greatest(least(settings.send_until - local.at_time, interval '10 hours'), interval '1 minute')
  end
  from pipeline.settings as settings
  cross join lateral (select (may_arrive_for.at at time zone settings.time_zone)::time) as local (at_time)
$$;

comment on function pipeline_private.may_arrive_for is
  'How long a carrier may try to deliver a text that it is given at a moment: until the send window closes, ten hours at most, which is what carriers take; a quarter of an hour for a text outside the window.';
