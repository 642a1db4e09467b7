create or replace function pipeline.change_carrier(
  reason pipeline.free_text,
  carrier text default null,
  account pipeline.one_line default null
)
  returns pipeline.sending_right
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('change the carrier', change_carrier.reason);
  new_carrier text := nullif(btrim(change_carrier.carrier), '');
  new_account text := nullif(btrim(change_carrier.account), '');
  before pipeline.sending_right;
  changed pipeline.sending_right;
begin
  if (new_carrier is null) <> (new_account is null) or new_carrier !~ '^[a-z][a-z0-9_]{0,39}$' then
    raise exception 'a carrier and its account go together'
      using
        errcode = 'VL010', detail = jsonb_build_object('carrier', carrier, 'account', account)::text,
        hint = 'Name both, as twilio and the account''s SID (AC…), or neither: then the first that takes a text stays.';
  end if;
  select * into before from pipeline.sending_right as sending for update;
  update pipeline.sending_right as sending
  set
    carrier = new_carrier, carrier_account = new_account, carrier_reason = btrim(change_carrier.reason),
    carrier_since = case when new_carrier is not null then now() end,
    carrier_by = case when new_carrier is not null then (select actor.name from pipeline_private.actor() as actor) end
  returning * into changed;
  perform pipeline_private.record_event(null, 'carrier_changed', jsonb_build_object('carrier', new_carrier, 'account', new_account));

  -- What the one may have taken the other could not find, and it would be sent again.
  if before.carrier is not null and (before.carrier, before.carrier_account) is distinct from (new_carrier, new_account::pipeline.one_line) then
    perform pipeline_private.record_message_uncertain(messages.id, messages.send_attempts, 'the carrier was changed while it was being sent')
    from pipeline.lead_messages as messages
    where messages.status = 'sending';
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return changed;
end
$$;

comment on function pipeline.change_carrier is
  'Lets texts leave by this carrier and account from now on, and by no other: a worker with another one waits. Without them the first that takes a text stays. What is being sent at this moment is asked about, since the new carrier does not know it. Returns who may send now. Raises VL003 without a reason, VL004 for automation, VL010 for a carrier without its account.';

grant execute on function pipeline.change_carrier to pipeline_admin;

create or replace function pipeline_private.refuse_other_carriers(carrier text, account text)
  returns void
  language plpgsql
  stable
as $$
begin
  if not pipeline_private.may_use_carrier(carrier, account) then
    raise exception 'no text leaves by this carrier: the database has another'
      using
        errcode = 'VL035', detail = jsonb_build_object('carrier', carrier, 'account', account)::text,
        hint = 'Look: select carrier, carrier_account from pipeline.sending_right. Start the worker with that account, or change it: pipeline.change_carrier(reason, carrier, account).';
  end if;
end
$$;

comment on function pipeline_private.refuse_other_carriers is 'Raises VL035 when the texts of this database go by another carrier or account.';
