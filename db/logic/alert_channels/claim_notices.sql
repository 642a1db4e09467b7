-- One at a time is at a destination, and takes all that waits for it: a burst is one message. Whoever comes meanwhile waits with theirs until
-- it is free. A message that may have been taken already comes again as it was, and one that was refused in parts.
create or replace function pipeline_private.claim_notices(delivery_id uuid)
  returns jsonb
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  delivery pipeline.alert_deliveries;
  state pipeline.alert_channel_states;
  claimed jsonb;
  free_again timestamptz := pipeline_private.later(pipeline.now(), interval '1 minute');
  rests_until timestamptz := '-infinity';
  is_test boolean;
begin
  select * into delivery from pipeline.alert_deliveries as deliveries where deliveries.id = delivery_id;
  if delivery.status is distinct from 'waiting' then
    return null;
  end if;
  insert into pipeline.alert_channel_states (channel, user_id) values (delivery.channel, delivery.user_id) on conflict (destination) do nothing;
  select * into state from pipeline.alert_channel_states as states where states.destination = delivery.destination for update;
  if delivery.user_id is not null then
    -- What waits for a person and has become needless does not leave.
    update pipeline.alert_deliveries as deliveries
    set status = 'overtaken', next_attempt_at = null
    from pipeline.notices as notices
    where deliveries.destination = state.destination and deliveries.status = 'waiting' and deliveries.went_in is null
      and notices.id = deliveries.notice_id and pipeline_private.is_told_in_vain(notices, deliveries.channel);
    rests_until := pipeline_private.time_to_tell(delivery.user_id, pipeline.now());
    is_test := pipeline_private.is_test(delivery);
  end if;

  if state.broken_since is not null or greatest(state.next_send_at, case when not is_test then rests_until end) > pipeline.now() then
    update pipeline.alert_deliveries as deliveries
    set next_attempt_at = case when state.broken_since is null then greatest(state.next_send_at, case when not is_test then rests_until end) end
    where deliveries.id = delivery_id and deliveries.status = 'waiting';
    return null;
  end if;

  update pipeline.alert_channel_states as states set next_send_at = free_again where states.destination = state.destination;
  with taken as (
    update pipeline.alert_deliveries as deliveries
    set attempts = deliveries.attempts + 1, next_attempt_at = free_again, went_in = delivery_id
    where deliveries.destination = state.destination and deliveries.status = 'waiting' and case
      when delivery.went_in is not null then deliveries.went_in = delivery.went_in
      when delivery.goes_alone then deliveries.id = delivery_id
      else deliveries.went_in is null and not deliveries.goes_alone
    end
    and (rests_until <= pipeline.now() or pipeline_private.is_test(deliveries))
    returning deliveries.*
  )
  select jsonb_build_object(
    'destination', state.destination, 'channel', state.channel,
    'address', case when state.user_id is not null then pipeline_private.address_of_way(state.user_id, state.channel) end,
    case when delivery.report_day is not null then 'reports' when state.user_id is null then 'notices' else 'ownNotices' end,
    jsonb_agg(
      case
        when taken.report_day is not null then jsonb_build_object('id', taken.id, 'attempt', taken.attempts, 'kind', taken.report_kind, 'day', taken.report_day)
        when state.user_id is null then pipeline_private.notice_of(taken)
        else pipeline_private.own_notice_of(taken)
      end
      || jsonb_build_object('mayHaveCome', delivery.went_in is not null)
      order by taken.id
    )
  )
  into claimed
  from taken
  having count(*) > 0;
  return claimed;
end
$$;

comment on function pipeline_private.claim_notices is
  'Takes the notices that wait for the destination of one and go together, for a minute: then others may try. Null: it waits no more, or somebody is at the destination, or it wants us to wait, or its person rests.';

create or replace function pipeline_private.is_test(delivery pipeline.alert_deliveries)
  returns boolean
  language sql
  stable
as $$
  select exists (select from pipeline.notices as notices where notices.id = delivery.notice_id and notices.cause = 'test')
$$;

comment on function pipeline_private.is_test is 'Whether its person tries whether it gets through: that may disturb at any hour.';

create or replace function pipeline_private.notice_of(delivery pipeline.alert_deliveries)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_build_object(
    'id', delivery.id, 'attempt', delivery.attempts, 'kind', delivery.kind, 'type', alerts.type, 'severity', alerts.severity,
    -- An alert's own words may quote what an agent or a provider said; what a rule says is ours.
    'message', coalesce(rules.message, alerts.type), 'scope', alerts.scope, 'todo', rules.todo, 'occurrences', alerts.occurrences,
    'since', alerts.created_at, 'until', alerts.resolved_at, 'leadId', leads.id,
    'firstName', case when leads.id is not null then pipeline_private.first_name(leads.vendor_name) end
  )
  from pipeline.alerts as alerts
  left join pipeline.alert_rules as rules on rules.type = alerts.type
  left join pipeline.vendor_leads as leads on leads.id = alerts.vendor_lead_id
  where alerts.id = delivery.alert_id
$$;

comment on function pipeline_private.notice_of is 'What a notice of an alert says; of a person no more than the first name.';

grant execute on function pipeline_private.claim_notices to pipeline_worker;
