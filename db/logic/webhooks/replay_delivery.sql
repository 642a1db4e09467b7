create or replace function pipeline_private.begin_replay(reason pipeline.free_text, withholds_sending boolean default false)
  returns boolean
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('bring in again what came', begin_replay.reason);
  may_send boolean := exists (select from pipeline.sending_right as sending where sending.place = pipeline_private.this_place())
    and exists (select from pipeline_private.database_purpose as marks where marks.purpose = 'production');
begin
  if may_send and coalesce(withholds_sending, false) is false and exists (select from pipeline.vendor_leads) then
    raise exception 'texts may leave from here: what is new here would be answered'
      using
        errcode = 'VL037',
        hint = 'Bring it into an empty database, or withhold the right to send (--withhold-sending) until a person gives it again: orchestrator sending original.';
  end if;
  if may_send then
    perform pipeline_private.withhold_sending(begin_replay.reason);
  end if;
  perform pipeline_private.record_event(null, 'deliveries_replayed');
  perform pipeline_private.act_as_before(acting_before);
  return may_send;
end
$$;

comment on function pipeline_private.begin_replay is
  'Asked before anything is brought again that is new here, so that nobody is texted by it: where texts may leave, the right to send is withheld until a person gives it again; by itself in a database without leads, else only where that is said. Returns whether it was. Raises VL037 where texts may leave, VL003 without a reason, VL004 for automation.';

grant execute on function pipeline_private.begin_replay to pipeline_admin;

create or replace function pipeline_private.replay_delivery(delivery jsonb)
  returns text
  language plpgsql
  security definer
as $$
declare
  original uuid := (delivery ->> 'id')::uuid;
  brought pipeline.webhook_deliveries;
begin
  perform pipeline_private.want_person('bring a delivery again');
  perform pg_advisory_xact_lock(hashtextextended('pipeline replay:' || original, 0));
  if pipeline_private.is_known_delivery(original) then
    return 'known';
  end if;

  perform set_config('pipeline.replay_of', original::text, true);
  perform set_config('pipeline.replayed_at', delivery ->> 'receivedAt', true);
  perform pipeline_private.bring_in(delivery ->> 'door', delivery ->> 'body', delivery -> 'told', delivery);
  perform set_config('pipeline.replay_of', '', true);
  perform set_config('pipeline.replayed_at', '', true);

  select * into brought from pipeline.webhook_deliveries as deliveries where deliveries.replay_of = original;
  if brought.verdict = 'waiting' and brought.source is not null and delivery ->> 'verdict' = 'test' then
    update pipeline.webhook_deliveries as deliveries
    set verdict = 'test'
    where deliveries.id = brought.id and deliveries.received_at = brought.received_at;
    return 'test';
  end if;
  if brought.verdict = 'waiting' and brought.door = 'twilio_status' then
    begin
      perform pipeline_private.take_up_delivery(brought.id);
    exception
      -- Somebody has the lead; a worker takes it up.
      when lock_not_available then
        null;
    end;
    select * into brought from pipeline.webhook_deliveries as deliveries where deliveries.replay_of = original;
  end if;
  return brought.verdict;
end
$$;

create or replace function pipeline_private.bring_in(door text, body text, told jsonb, delivery jsonb)
  returns void
  language plpgsql
as $$
declare
  -- The simulated carrier has a door in simulations only.
  open_door text := case when door <> 'simulated_inbound' or pipeline.is_simulation() then door end;
begin
  case open_door
    when 'twilio_inbound', 'simulated_inbound' then
      perform pipeline_private.take_vendor_text(door, body, told);
    when 'twilio_status' then
      perform pipeline_private.take_text_status(door, body, told);
    when 'leads', 'facebook' then
      if not exists (select from pipeline.lead_sources as sources where sources.source = delivery ->> 'source') then
        raise exception 'there is no source %', coalesce(delivery ->> 'source', 'without a name')
          using
            errcode = 'VL010', detail = jsonb_build_object('source', delivery ->> 'source')::text,
            hint = 'A source that was added by hand has to be there as well: pipeline.lead_sources.';
      end if;
      perform pipeline_private.keep_leads(door, delivery ->> 'source', jsonb_build_array(
        delivery || jsonb_strip_nulls(jsonb_build_object('form', told #>> '{event,value,form_id}'))
      ));
    else
      raise exception 'nothing comes in at %', coalesce(door, 'no door')
        using
          errcode = 'VL010', detail = jsonb_build_object('door', door)::text,
          hint = 'Doors are listed in pipeline.delivery_rules.';
  end case;
end
$$;

create or replace function pipeline_private.is_known_delivery(id uuid)
  returns boolean
  language sql
  stable
  security definer
as $$
  select exists (select from pipeline.webhook_deliveries as known where known.id = is_known_delivery.id)
    or exists (select from pipeline.webhook_deliveries as known where known.replay_of = is_known_delivery.id)
$$;

comment on function pipeline_private.replay_delivery is
  'Brings a delivery again, of this database or of another one, by its own door and as of its own day: what was taken then is taken, what is known changes nothing. delivery: id, door, receivedAt, body, told, and of a lead source, reference, mended and verdict (what was a test is one, whether or not its source is live here), as orchestrator deliveries export writes it. Returns the verdict, known where this database has it. Raises VL004 for automation, VL010 for an unknown door or source. A lead waits to be taken up.';
comment on function pipeline_private.is_known_delivery is 'Whether this database has a delivery, be it brought again.';

grant execute on function pipeline_private.replay_delivery, pipeline_private.is_known_delivery to pipeline_admin;
grant execute on function pipeline_private.waiting_lead, pipeline_private.take_up_lead to pipeline_admin;
