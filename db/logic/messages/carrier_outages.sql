-- A carrier that takes nothing at all, whichever text it is, fails no text: all wait, one tries it now and then.
create or replace function pipeline_private.wait_for_carrier(
  message_id uuid,
  attempt integer,
  carrier text,
  code text,
  why text,
  retry_after interval default null
)
  returns void
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  message pipeline.lead_messages := pipeline_private.lock_attempt(message_id, attempt);
  again_at timestamptz;
begin
  if message.id is null then
    return;
  end if;

  again_at := pipeline_private.later(
    pipeline.now(), least(greatest(coalesce(retry_after, interval '0'), interval '30 seconds' * (1 + random() / 4)), interval '1 hour')
  );
  insert into pipeline.carriers as carriers (carrier, down_since, try_at, last_error)
  values (wait_for_carrier.carrier, pipeline.now(), again_at, concat_ws(': ', code, why))
  on conflict on constraint carriers_pkey do update
  set down_since = coalesce(carriers.down_since, excluded.down_since), try_at = excluded.try_at, last_error = excluded.last_error;
  perform pipeline_private.take_back_attempt(message, again_at);
  perform pipeline_private.raise_alert(
    'CARRIER_DOWN', wait_for_carrier.carrier, format('Texts wait: %s', why), null,
    jsonb_build_object('carrier', wait_for_carrier.carrier, 'code', code, 'error', why)
  );
end
$$;

comment on function pipeline_private.wait_for_carrier is
  'The carrier took nothing, and would not have taken any other text: this one and all others wait, 30 seconds or what the carrier asked for, and CARRIER_DOWN is raised once. Does nothing when another attempt has begun since.';

grant execute on function pipeline_private.wait_for_carrier to pipeline_worker;

create or replace function pipeline_private.take_back_attempt(message pipeline.lead_messages, again_at timestamptz)
  returns void
  language plpgsql
as $$
begin
  update pipeline.lead_messages as messages set send_attempts = messages.send_attempts - 1 where messages.id = message.id;
  if not pipeline_private.drop_if_overtaken(message) then
    perform pipeline_private.put_off_text(message, again_at);
  end if;
end
$$;

comment on function pipeline_private.take_back_attempt is
  'The carrier took nothing, for reasons that are not the text''s: the attempt does not count, and the text waits.';

create or replace function pipeline_private.carrier_back_at()
  returns timestamptz
  language plpgsql
as $$
declare
  is_mine boolean;
begin
  if not exists (select from pipeline.carriers as carriers where carriers.down_since is not null) then
    return null;
  end if;
  -- Whoever comes first tries it; the others wait for what becomes of that.
  update pipeline.carriers as carriers
  set try_at = pipeline_private.later(pipeline.now(), interval '30 seconds')
  where carriers.down_since is not null and carriers.try_at <= pipeline.now()
  returning true into is_mine;
  if is_mine then
    return null;
  end if;
  return (select max(carriers.try_at) from pipeline.carriers as carriers where carriers.down_since is not null);
end
$$;

comment on function pipeline_private.carrier_back_at is
  'Until when a text has to wait because the carrier is down; null when it may go, also as the one that tries it.';
