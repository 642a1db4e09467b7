-- Without sequential scans: a plan that was made while the table was empty must not read it all, row by row, later.
create or replace function pipeline_private.tg_vendor_leads__join_conversation()
  returns trigger
  language plpgsql
  security definer
  set enable_seqscan = off
as $$
declare
  held record;
begin
  if new.turn is null or new.vendor_phone = old.vendor_phone and old.turn is not null then
    return new;
  end if;

  -- Mostly the number is nobody else's.
  if exists (
    select from pipeline.vendor_leads as leads
    where leads.vendor_phone = new.vendor_phone and leads.turn is not null and leads.id <> new.id
  ) then
    -- Locked against whoever holds or releases the conversation now (lock_conversation), not against its other writers.
    select
      (array_agg(others.hold_id order by others.held_at) filter (where others.hold_id is not null))[1] as hold_id,
      (array_agg(others.hold_reason order by others.held_at) filter (where others.hold_id is not null))[1] as hold_reason,
      (array_agg(others.held_until order by others.held_at) filter (where others.hold_id is not null))[1] as held_until,
      (array_agg(others.taken_over_by order by others.held_at) filter (where others.taken_over_by is not null))[1] as taken_over_by
    into held
    from (
      select leads.hold_id, leads.hold_reason, leads.held_until, leads.taken_over_by, leads.held_at
      from pipeline.vendor_leads as leads
      where leads.vendor_phone = new.vendor_phone and leads.turn is not null and leads.id <> new.id
      order by leads.id
      for key share
    ) as others;

    if new.hold_id is null and held.hold_id is not null then
      new.hold_id := held.hold_id;
      new.hold_reason := held.hold_reason;
      new.held_until := held.held_until;
    end if;
    new.taken_over_by := coalesce(new.taken_over_by, held.taken_over_by);
  end if;
  if new.held_at is null and coalesce(new.hold_id::text, new.taken_over_by) is not null then
    new.held_at := pipeline.now();
    new.next_retry_at := null;
  end if;
  return new;
end
$$;

create or replace trigger _200_join_conversation
  before insert or update on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__join_conversation();

comment on function pipeline_private.tg_vendor_leads__join_conversation is
  'The live leads of one number are one conversation: a lead that comes to a number which is on hold, or whose conversation a person leads, is held under it too.';

create or replace function pipeline_private.tg_vendor_leads__bring_hold()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if new.held_at is null or new.turn is null or new.vendor_phone = old.vendor_phone and old.turn is not null then
    return null;
  end if;

  update pipeline.vendor_leads as others
  set
    held_at = coalesce(others.held_at, pipeline.now()), next_retry_at = null,
    hold_reason = case when others.hold_id is null then new.hold_reason else others.hold_reason end,
    held_until = case when others.hold_id is null then new.held_until else others.held_until end,
    hold_id = coalesce(others.hold_id, new.hold_id), taken_over_by = coalesce(others.taken_over_by, new.taken_over_by)
  where others.vendor_phone = new.vendor_phone and others.id <> new.id and others.turn is not null
    and (others.hold_id is null and new.hold_id is not null or others.taken_over_by is null and new.taken_over_by is not null);
  return null;
end
$$;

create or replace trigger _500_bring_hold
  after update on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__bring_hold();

comment on function pipeline_private.tg_vendor_leads__bring_hold is
  'A lead that is held, or whose conversation a person leads, brings that along to a number: its other live leads are held too. Half a conversation on hold would keep the texts of the rest back without anybody seeing why.';
