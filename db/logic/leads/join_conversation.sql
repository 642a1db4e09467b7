create or replace function pipeline_private.tg_vendor_leads__join_conversation()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  held pipeline.vendor_leads;
begin
  select * into held
  from pipeline.vendor_leads as others
  where others.vendor_phone = new.vendor_phone and others.held_at is not null and others.id <> new.id
  order by others.held_at
  limit 1;
  if found then
    new.held_at := pipeline.now();
    new.hold_reason := held.hold_reason;
    new.hold_id := held.hold_id;
    new.taken_over_by := held.taken_over_by;
    new.next_retry_at := null;
  end if;
  return new;
end
$$;

create or replace trigger _200_join_conversation_insert
  before insert on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__join_conversation();

create or replace trigger _200_join_conversation
  before update on pipeline.vendor_leads
  for each row
  when (
    new.held_at is null and new.turn is not null
    and (new.vendor_phone is distinct from old.vendor_phone or old.turn is null)
  )
  execute function pipeline_private.tg_vendor_leads__join_conversation();

comment on function pipeline_private.tg_vendor_leads__join_conversation() is
  'The live leads of one number are one conversation: a lead that comes to a number which is on hold, or whose conversation a person leads, is held under it too.';
