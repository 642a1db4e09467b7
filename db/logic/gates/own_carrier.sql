-- Two accounts that text for one database would text vendors from two numbers, and neither could find what the other has
-- sent. So the first real one that took a text stays, until a person says otherwise.
create or replace function pipeline_private.may_use_carrier(carrier text, account text)
  returns boolean
  language sql
  stable
  security definer
as $$
  select may_use_carrier.account is null or not exists (
    select
    from pipeline.sending_right as sending
    where sending.carrier is not null
      and (sending.carrier, sending.carrier_account) is distinct from (may_use_carrier.carrier, may_use_carrier.account::pipeline.one_line)
  )
$$;

comment on function pipeline_private.may_use_carrier is
  'Whether texts may leave by this carrier and account: the database has no other. A carrier without an account takes nothing in earnest.';

create or replace function pipeline_private.remember_carrier(carrier text, account text)
  returns void
  language plpgsql
  security definer
as $$
begin
  if account is null or not exists (select from pipeline.sending_right as sending where sending.carrier is null) then
    return;
  end if;
  update pipeline.sending_right as sending
  set
    carrier = remember_carrier.carrier, carrier_account = account, carrier_since = now(),
    carrier_by = (select actor.name from pipeline_private.actor() as actor), carrier_reason = null
  where sending.carrier is null;
  if found then
    perform pipeline_private.record_event(null, 'carrier_changed', jsonb_build_object('carrier', carrier, 'account', account));
  end if;
end
$$;

comment on function pipeline_private.remember_carrier is 'A carrier took a text: the first real one is the database''s own from then on.';

grant execute on function pipeline_private.may_use_carrier to pipeline_viewer, pipeline_worker;
grant execute on function pipeline_private.remember_carrier to pipeline_worker;
