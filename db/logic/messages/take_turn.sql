create or replace function pipeline_private.take_turn(message pipeline.lead_messages)
  returns timestamptz
  language plpgsql
as $$
declare
  -- As much leaves at once.
  burst constant interval := interval '10 seconds';
  is_new boolean := not message.is_reply and message.paced_at is null;
  a_text interval := (select interval '1 minute' / rules.texts_per_minute from pipeline.settings as rules);
  its_segments interval;
  step interval;
  wait_until timestamptz;
  pace pipeline_private.send_pace;
  used timestamptz;
  free_at timestamptz;
  turn timestamptz;
begin
  select interval '1 minute' * message.segments / nullif(rates.segments_per_minute, 0), rates.wait_until
  into its_segments, wait_until
  from pipeline_private.sender_rate() as rates;
  -- What nobody waits for leaves a fifth of the rate to answers.
  step := case when message.is_reply then its_segments else greatest(a_text, its_segments * 1.25) end;
  if step is null and wait_until is null then
    return pipeline.now();
  end if;

  select * into pace from pipeline_private.send_pace for update;
  used := pipeline_private.later(greatest(pace.used_until, pipeline.now()), its_segments);
  free_at := greatest(
    case when is_new then pace.next_free_at end,
    -- Answers that wait for their turns go first.
    case when not message.is_reply then pace.next_reply_at end,
    used - greatest(burst, its_segments), wait_until
  );
  if free_at > pipeline.now() then
    turn := greatest(free_at, case when message.is_reply then pace.next_reply_at else pace.next_free_at end);
    update pipeline_private.send_pace as clocks
    set
      next_reply_at = case when message.is_reply then pipeline_private.later(turn, coalesce(step, interval '0')) else clocks.next_reply_at end,
      next_free_at = case when message.is_reply then clocks.next_free_at else pipeline_private.later(turn, coalesce(step, interval '0')) end;
    return turn;
  end if;

  update pipeline_private.send_pace as clocks
  set
    used_until = coalesce(used, clocks.used_until),
    next_free_at = case
      when is_new then pipeline_private.later(
        greatest(clocks.next_free_at, least(pipeline.now(), pipeline_private.later(pipeline.now(), step - burst))), step
      )
      else clocks.next_free_at
    end;
  return pipeline.now();
end
$$;

comment on function pipeline_private.take_turn is
  'Lets a text leave under the rate of its sender and the pace: now means that it leaves, and its segments count; anything later is a turn of its own, at which it asks again. What has left counts, not what was given a turn, so workers that come late lose nothing and exceed nothing.';

create or replace function pipeline_private.sender_rate(out segments_per_minute numeric, out wait_until timestamptz)
  language sql
  stable
as $$
  select
    case
      when carriers.slowed_at is null then senders.segments_per_minute
      else least(senders.segments_per_minute, pipeline_private.recovered(carriers))
    end,
    carriers.wait_until
  from pipeline.senders as senders
  left join pipeline.carriers as carriers using (carrier)
  where senders.in_use_since is not null
$$;

comment on function pipeline_private.sender_rate is
  'How many segments a minute may leave at present, null without a limit, and until when the carrier wants none.';

create or replace function pipeline_private.recovered(carrier pipeline.carriers)
  returns numeric
  language sql
  stable
as $$
  select carrier.slowed_to * 2 ^ least(extract(epoch from pipeline.now() - carrier.slowed_at) / 300, 20)
$$;

comment on function pipeline_private.recovered is
  'To how many segments a minute a carrier that wanted texts more slowly has come back: twice as many every five minutes.';

create or replace function pipeline_private.use_sender(carrier text, sender text, segments_per_minute integer default null)
  returns void
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.act_as('worker', 'outbox');
  lock table pipeline.senders in share row exclusive mode;
  if exists (
    select from pipeline.senders as known
    where known.sender = use_sender.sender and known.carrier = use_sender.carrier and known.in_use_since is not null
  ) then
    return;
  end if;
  update pipeline.senders as others set in_use_since = null where others.in_use_since is not null;
  insert into pipeline.senders as senders (sender, carrier, segments_per_minute, in_use_since)
  values (use_sender.sender, use_sender.carrier, use_sender.segments_per_minute, pipeline.now())
  on conflict on constraint senders_pkey do update set carrier = excluded.carrier, in_use_since = excluded.in_use_since;
end
$$;

comment on function pipeline_private.use_sender is
  'From now on texts leave from this sender, at the rate that an admin has given it, else at this one.';

grant execute on function pipeline_private.use_sender to pipeline_worker;
