create or replace function pipeline_private.settle_notices(destination text, attempts jsonb, told jsonb)
  returns void
  language plpgsql
  security definer
  set lock_timeout = '5s'
as $$
declare
  state pipeline.alert_channel_states;
  verdict text := told ->> 'kind';
  is_alone boolean := jsonb_array_length(attempts) = 1;
begin
  perform pipeline_private.act_as('worker', 'alerts');
  select * into state from pipeline.alert_channel_states as states where states.destination = settle_notices.destination for update;
  if not found then
    return; -- its person has gone
  end if;

  -- Another attempt may have begun since.
  update pipeline.alert_deliveries as deliveries
  set
    status = case
      when verdict = 'sent' then 'sent'
      when verdict = 'no_channel' then 'no_channel'
      when verdict = 'refused' and is_alone then 'failed'
      when deliveries.created_at < pipeline_private.later(pipeline.now(), interval '-1 day') then 'failed'
      else 'waiting'
    end,
    sent_at = case when verdict = 'sent' then pipeline.now() end,
    went_in = case when verdict = 'sent' or (told ->> 'mayHaveCome')::boolean then deliveries.went_in end,
    goes_alone = deliveries.goes_alone or verdict = 'refused',
    code = told ->> 'code',
    error = told ->> 'why'
  from jsonb_to_recordset(settle_notices.attempts) as ours (id uuid, attempt integer)
  where deliveries.id = ours.id and deliveries.attempts = ours.attempt and deliveries.status = 'waiting';

  update pipeline.alert_channel_states as states
  set
    -- It is left alone for a second after what it took, longer with every failure, and as long as it asks.
    next_send_at = pipeline_private.later(pipeline.now(), case
      when verdict <> 'unavailable' then interval '1 second'
      else greatest(
        least(interval '10 seconds' * 2 ^ least(state.failures, 10), interval '30 minutes'),
        least(coalesce((told ->> 'retryAfterSeconds')::double precision, 0), 86400) * interval '1 second'
      )
    end),
    failures = case when verdict in ('sent', 'no_channel') then 0 else states.failures + 1 end,
    last_sent_at = case when verdict = 'sent' then pipeline.now() else states.last_sent_at end,
    broken_since = case when verdict = 'broken' then coalesce(states.broken_since, pipeline.now()) else states.broken_since end,
    last_code = case when told ->> 'why' is not null then told ->> 'code' else states.last_code end,
    last_error = case when told ->> 'why' is not null then told ->> 'why' else states.last_error end
  where states.destination = state.destination
  returning * into state;

  update pipeline.alert_deliveries as deliveries
  set next_attempt_at = case when state.broken_since is null then state.next_send_at end
  where deliveries.destination = state.destination and deliveries.status = 'waiting' and deliveries.next_attempt_at is not null;

  if state.user_id is not null then
    perform pipeline_private.heed_own_way(state, verdict);
  elsif verdict = 'no_channel' or verdict = 'sent' and told ->> 'why' is null then
    update pipeline.alerts as alerts set resolved_at = pipeline.now()
    where alerts.type = 'ALERT_CHANNEL_DOWN' and alerts.scope = state.channel and alerts.resolved_at is null;
  elsif verdict in ('sent', 'broken') or state.failures >= 3 then
    perform pipeline_private.raise_alert(
      'ALERT_CHANNEL_DOWN', state.channel, format('Alerts do not get through by %s: %s', state.channel, told ->> 'why'), null, told
    );
  end if;
end
$$;

comment on function pipeline_private.settle_notices is
  'How an attempt at a destination went. told: kind (sent, refused: not this message, unavailable: try again later, broken: never again as it is, no_channel: not set up), code, why (also of one that was sent: to some of its addresses only), mayHaveCome (nobody knows whether it was taken), retryAfterSeconds. Of a message that is refused each notice is tried by itself, and what is refused by itself has failed. A channel that is broken, that reaches some of its addresses only, or that fails three times running is an alert to the others; a person''s own is told to that person.';

create or replace function pipeline_private.heed_own_way(state pipeline.alert_channel_states, verdict text)
  returns void
  language plpgsql
as $$
begin
  if verdict = 'sent' then
    update pipeline.notices as notices set read_at = pipeline.now()
    where notices.user_id = state.user_id and notices.cause = 'way_down' and notices.channel = state.channel and notices.read_at is null;
    update pipeline.alerts as alerts set resolved_at = pipeline.now()
    where alerts.type = 'ALERT_CHANNEL_DOWN' and alerts.scope = state.channel and alerts.resolved_at is null and not exists (
      select from pipeline.alert_channel_states as companys
      where companys.destination = state.channel and (companys.broken_since is not null or companys.failures > 0)
    );
  elsif verdict = 'broken' then
    perform pipeline_private.tell_person(state.user_id, 'way_down', channel => state.channel);
  elsif verdict = 'unavailable' and state.failures >= 3 and not exists (
    select
    from pipeline.alert_channel_states as others
    where others.channel = state.channel and others.destination <> state.destination and others.failures = 0
      and others.last_sent_at > pipeline_private.later(pipeline.now(), interval '-1 hour')
  ) then
    perform pipeline_private.raise_alert(
      'ALERT_CHANNEL_DOWN', state.channel, format('Nothing gets through by %s: %s', state.channel, state.last_error)
    );
  end if;
end
$$;

comment on function pipeline_private.heed_own_way is
  'What comes of an attempt at a person''s own way: an address of theirs that takes nothing is told to them, in the browser; a server that takes nobody''s is an alert, which ends when it takes something.';

create or replace function pipeline.mend_alert_channel(channel text)
  returns pipeline.alert_channel_states
  language plpgsql
  security definer
as $$
declare
  state pipeline.alert_channel_states;
begin
  update pipeline.alert_channel_states as states
  set broken_since = null, failures = 0, next_send_at = pipeline.now()
  where states.destination = mend_alert_channel.channel and states.user_id is null
  returning * into state;
  if not found then
    raise exception 'nothing was ever sent by %', channel
      using errcode = 'VL010', detail = jsonb_build_object('channel', channel)::text, hint = 'Channels: select * from pipeline.alert_channels';
  end if;
  update pipeline.alert_deliveries as deliveries
  set next_attempt_at = pipeline.now()
  where deliveries.destination = state.destination and deliveries.status = 'waiting';
  return state;
end
$$;

comment on function pipeline.mend_alert_channel is
  'Says that a channel of alerts was mended: what waits for it is tried again, and the alert about it ends when it takes something. Raises VL010 for one that was never used.';

grant execute on function pipeline_private.settle_notices to pipeline_worker;
grant execute on function pipeline.mend_alert_channel to pipeline_operator;
