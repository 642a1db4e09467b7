create or replace function pipeline_private.tell_person(
  user_id uuid,
  cause text,
  lead_id uuid default null,
  item_id uuid default null,
  message_id uuid default null,
  alert_id uuid default null,
  channel text default null
)
  returns void
  language plpgsql
as $$
#variable_conflict use_column
declare
  actor record := pipeline_private.actor();
  notice pipeline.notices;
begin
  if actor.is_person and tell_person.user_id = coalesce(actor.user_id, pipeline_private.user_called(actor.name)) and channel is null
    or not exists (select from pipeline_private.users as users where users.id = tell_person.user_id and users.disabled_at is null)
  then
    return;
  end if;

  insert into pipeline.notices as notices (user_id, cause, vendor_lead_id, review_item_id, message_id, alert_id, channel, caused_by)
  values (
    tell_person.user_id, tell_person.cause, tell_person.lead_id, tell_person.item_id, tell_person.message_id, tell_person.alert_id,
    tell_person.channel, case when actor.is_person and tell_person.channel is null then pipeline_private.own_name() end
  )
  on conflict (user_id, cause, vendor_lead_id, review_item_id, channel) where read_at is null do update
    set
      occurrences = notices.occurrences + 1, last_at = pipeline.now(), message_id = excluded.message_id, alert_id = excluded.alert_id,
      caused_by = excluded.caused_by
  returning * into notice;

  -- A moment is left for whoever looks at the page to see it there, and for what comes with it.
  perform pipeline_private.send_notice(notice, ways.channel, pipeline_private.later(pipeline.now(), interval '1 minute'))
  from pipeline_private.ways_of_person(tell_person.user_id, tell_person.cause) as ways (channel);
end
$$;

comment on function pipeline_private.tell_person is
  'Tells a person of what concerns them, in the transaction in which it happens: never of what they did themselves, and nobody who may not sign in. The same again counts while it is unread. channel: which of their ways is down.';

create or replace function pipeline_private.send_notice(notice pipeline.notices, channel text, wanted_at timestamptz)
  returns void
  language sql
as $$
  insert into pipeline.alert_deliveries (notice_id, user_id, channel, kind, next_attempt_at, created_at)
  select
    notice.id, notice.user_id, send_notice.channel, 'raised', case when states.broken_since is null then leaves.at end, leaves.at
  from (values (
    case notice.cause when 'test' then wanted_at else pipeline_private.time_to_tell(notice.user_id, wanted_at) end
  )) as leaves (at)
  left join pipeline.alert_channel_states as states on states.channel = send_notice.channel and states.user_id = notice.user_id
  on conflict (notice_id, channel) do nothing
$$;

comment on function pipeline_private.send_notice is
  'Lets a notice leave by one of its person''s ways, within their hours; a test at once. Once: what is counted while it is unread is told no second time.';

create or replace function pipeline_private.is_told_in_vain(notice pipeline.notices, channel text)
  returns boolean
  language sql
  stable
as $$
  select
    notice.read_at is not null
    or not exists (select from pipeline_private.users as users where users.id = notice.user_id and users.disabled_at is null)
    or notice.cause <> 'test' and is_told_in_vain.channel not in (select pipeline_private.ways_of_person(notice.user_id, notice.cause))
    or case notice.cause
      when 'item_assigned' then not exists (
        select from pipeline.review_items as items
        where items.id = notice.review_item_id and items.resolved_at is null and pipeline_private.user_called(items.assigned_to) = notice.user_id
      )
      when 'lead_assigned' then not exists (
        select from pipeline.lead_owners as owners
        where owners.vendor_lead_id = notice.vendor_lead_id and pipeline_private.user_called(owners.owner) = notice.user_id
      )
      when 'vendor_answered' then not exists (
        select from pipeline.vendor_leads as leads
        where leads.id = notice.vendor_lead_id and pipeline_private.user_called(leads.taken_over_by) = notice.user_id
      )
      when 'overdue' then
        exists (select from pipeline.alerts as alerts where alerts.id = notice.alert_id and alerts.resolved_at is not null)
        or exists (select from pipeline.review_items as items where items.id = notice.review_item_id and items.resolved_at is not null)
      else false
    end
$$;

comment on function pipeline_private.is_told_in_vain is
  'Whether a notice need not leave any more: it was read, its person has left or wants it no more by this way, or what it tells of is over.';
