create or replace function pipeline_private.slow_down(carrier text, code text, why text, retry_after interval)
  returns timestamptz
  language plpgsql
as $$
declare
  fewest constant numeric := 1;
  wanted_from timestamptz := pipeline_private.later(
    pipeline.now(), least(greatest(coalesce(retry_after, interval '0'), interval '5 seconds'), interval '1 hour')
  );
begin
  insert into pipeline.carriers as carriers (carrier, slowed_at, slowed_to, wait_until, last_error)
  select
    slow_down.carrier, pipeline.now(), greatest(fewest, coalesce(rates.segments_per_minute, 60) / 2), wanted_from,
    concat_ws(': ', code, why)
  from (select) as always
  left join pipeline_private.sender_rate() as rates on true
  on conflict on constraint carriers_pkey do update
  set
    -- Many hands hear it at once: it is said once.
    slowed_at = case when carriers.slowed_at > pipeline.now() - interval '10 seconds' then carriers.slowed_at else excluded.slowed_at end,
    slowed_to = case when carriers.slowed_at > pipeline.now() - interval '10 seconds' then carriers.slowed_to else excluded.slowed_to end,
    wait_until = greatest(carriers.wait_until, excluded.wait_until), last_error = excluded.last_error;
  perform pipeline_private.raise_alert(
    'CARRIER_SLOW', slow_down.carrier, format('Texts leave more slowly: %s', why), null,
    jsonb_build_object('carrier', slow_down.carrier, 'code', code, 'error', why)
  );
  return wanted_from;
end
$$;

comment on function pipeline_private.slow_down is
  'The carrier wants texts more slowly: the sender goes at half its rate, none leaves for a moment, and it comes back by itself. CARRIER_SLOW is raised once. Returns from when on a text may be tried again.';

create or replace function pipeline_private.hear_carrier()
  returns void
  language plpgsql
as $$
begin
  -- Whichever of them was down: texts leave again.
  update pipeline.carriers as carriers set down_since = null, try_at = null where carriers.down_since is not null;
  if found then
    update pipeline.alerts as alerts set resolved_at = pipeline.now() where alerts.type = 'CARRIER_DOWN' and alerts.resolved_at is null;
  end if;
  -- And as fast as the sender may again.
  update pipeline.carriers as carriers
  set slowed_at = null, slowed_to = null, wait_until = null
  where carriers.slowed_at is not null
    and pipeline_private.recovered(carriers) >= coalesce((
      select senders.segments_per_minute from pipeline.senders as senders where senders.in_use_since is not null
    ), 60);
  if found then
    update pipeline.alerts as alerts set resolved_at = pipeline.now() where alerts.type = 'CARRIER_SLOW' and alerts.resolved_at is null;
  end if;
end
$$;

comment on function pipeline_private.hear_carrier is 'A carrier took a text: it is there, and CARRIER_DOWN is over; CARRIER_SLOW, too, once texts leave as fast as they may.';
