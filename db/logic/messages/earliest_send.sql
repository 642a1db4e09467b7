create or replace function pipeline_private.earliest_send(lead pipeline.vendor_leads, message pipeline.lead_messages)
  returns timestamptz
  language plpgsql
  stable
as $$
declare
  rules pipeline.settings;
  slot timestamptz;
  sent_today integer;
  unprompted_today integer;
  cap_frees_at timestamptz;
  of_number uuid[] := array(select leads.id from pipeline.vendor_leads as leads where leads.vendor_phone = lead.vendor_phone);
begin
  select * into rules from pipeline.settings;

  select count(*), count(*) filter (where not sent.is_reply and sent.author <> 'person')
  into sent_today, unprompted_today
  from pipeline.lead_messages as sent
  where sent.vendor_lead_id = any (of_number)
    and sent.direction = 'outbound'
    and sent.sent_at > pipeline.now() - interval '24 hours';

  if sent_today >= rules.daily_hard_cap then
    return null;
  end if;
  -- Put off since the job that looks was booked.
  if message.scheduled_for > pipeline.now() then
    return pipeline_private.chosen_time(message.scheduled_for, message.text_class);
  end if;
  if message.is_reply and rules.replies_ignore_send_window or message.author = 'person' and message.scheduled_for is null then
    return pipeline.now();
  end if;

  slot := pipeline_private.next_send_time(pipeline.now());
  if unprompted_today >= rules.daily_cap and not message.is_reply then
    select min(latest.sent_at) + interval '24 hours'
    into cap_frees_at
    from (
      select sent.sent_at
      from pipeline.lead_messages as sent
      where sent.vendor_lead_id = any (of_number) and sent.direction = 'outbound' and not sent.is_reply and sent.author <> 'person'
        and sent.sent_at is not null
      order by sent.sent_at desc
      limit rules.daily_cap
    ) as latest;
    slot := pipeline_private.next_send_time(greatest(slot, cap_frees_at));
  end if;

  return slot;
end
$$;

comment on function pipeline_private.earliest_send is
  'When a text may leave under the send window and the caps of its number: now or earlier means at once, null never (the hard cap).';
