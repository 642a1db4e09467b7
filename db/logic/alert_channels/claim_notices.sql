-- One at a time is at a channel, and takes all that waits for it: a burst is one message. Whoever comes meanwhile waits with theirs until
-- the channel is free. A message that may have been taken already comes again as it was, and one that was refused in parts.
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
begin
  select * into delivery from pipeline.alert_deliveries as deliveries where deliveries.id = delivery_id;
  if delivery.status is distinct from 'waiting' then
    return null;
  end if;
  insert into pipeline.alert_channel_states (channel) values (delivery.channel) on conflict (channel) do nothing;
  select * into state from pipeline.alert_channel_states as states where states.channel = delivery.channel for update;

  if state.broken_since is not null or state.next_send_at > pipeline.now() then
    update pipeline.alert_deliveries as deliveries
    set next_attempt_at = case when state.broken_since is null then state.next_send_at end
    where deliveries.id = delivery_id and deliveries.status = 'waiting';
    return null;
  end if;

  update pipeline.alert_channel_states as states set next_send_at = free_again where states.channel = state.channel;
  with taken as (
    update pipeline.alert_deliveries as deliveries
    set attempts = deliveries.attempts + 1, next_attempt_at = free_again, went_in = delivery_id
    where deliveries.channel = state.channel and deliveries.status = 'waiting' and case
      when delivery.went_in is not null then deliveries.went_in = delivery.went_in
      when delivery.goes_alone then deliveries.id = delivery_id
      else deliveries.went_in is null and not deliveries.goes_alone
    end
    returning deliveries.*
  )
  select jsonb_build_object(
    'channel', state.channel, 'notices',
    jsonb_agg(pipeline_private.notice_of(taken) || jsonb_build_object('mayHaveCome', delivery.went_in is not null) order by taken.id)
  )
  into claimed
  from taken;
  return claimed;
end
$$;

comment on function pipeline_private.claim_notices is
  'Takes the notices that wait for the channel of one and go together, for a minute: then others may try. Null: it waits no more, or somebody is at the channel, or it wants us to wait.';

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

comment on function pipeline_private.notice_of is 'What a notice says; of a person no more than the first name.';

grant execute on function pipeline_private.claim_notices to pipeline_worker;
