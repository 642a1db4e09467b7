-- Whoever sets held_at, by a hold, a take-over or a number that others are held under, stops the clock with it. A lead that
-- comes back to life under a hold gets its timer from begin_visit(), which knows of it.
create or replace function pipeline_private.tg_vendor_leads__follow_hold()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  stands_since timestamptz;
begin
  if new.held_at is not null then
    stands_since := coalesce(pipeline_private.clock_stands_since(new.id), pipeline.now());
    update pipeline.lead_timers as timers
    set remaining = pipeline_private.left_of(timers, stands_since), due_at = null
    where timers.vendor_lead_id = new.id and timers.stage_visit = new.stage_visit and timers.due_at is not null;
  end if;
  perform pipeline_private.book_anew(new.id);
  return null;
end
$$;

create or replace trigger _600_follow_hold
  after update of held_at, vendor_phone on pipeline.vendor_leads
  for each row
  when ((old.held_at is null) <> (new.held_at is null))
  execute function pipeline_private.tg_vendor_leads__follow_hold();

comment on function pipeline_private.tg_vendor_leads__follow_hold is
  'The timer of a lead that is held keeps what is left of its time; what it has waiting sleeps, and is booked anew when nothing holds it any more.';

create or replace function pipeline_private.thaw_lead(lead_id uuid, ends text)
  returns void
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads;
  held_since timestamptz;
  stands_since timestamptz := pipeline_private.clock_stands_since(lead_id);
  -- From there on a stop holds it.
  held_until timestamptz := coalesce(stands_since, pipeline.now());
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  held_since := lead.held_at;

  update pipeline.vendor_leads as leads
  set
    hold_reason = case when ends = 'hold' then null else leads.hold_reason end,
    hold_id = case when ends = 'hold' then null else leads.hold_id end,
    held_until = case when ends = 'hold' then null else leads.held_until end,
    taken_over_by = case when ends = 'take-over' then null else leads.taken_over_by end,
    held_at = case when ends = 'hold' and leads.taken_over_by is null or ends = 'take-over' and leads.hold_id is null then null else leads.held_at end
  where leads.id = lead_id
  returning * into lead;
  if lead.held_at is not null then
    return;
  end if;

  update pipeline.vendor_leads as leads
  set turn_since = pipeline_private.moved_on(leads.turn_since, held_since, pipeline.now())
  where leads.id = lead_id;
  update pipeline.lead_timers as timers
  set
    due_at = case when stands_since is null then pipeline_private.goes_on_at(timers) end,
    remaining = case when stands_since is not null then timers.remaining end,
    counted_since = pipeline_private.moved_on(timers.counted_since, held_since, held_until)
  where timers.vendor_lead_id = lead_id and timers.remaining is not null;

  perform pipeline_private.follow_timers(array[lead_id]);
  if lead.turn = 'vendor' and pipeline_private.owes_answer(lead_id) then
    perform pipeline_private.give_turn(lead_id, 'us', pipeline.now());
  end if;
end
$$;

comment on function pipeline_private.thaw_lead is
  'Ends what freezes a lead: its hold or its take-over. When nothing else does, the clock goes on with what was left, and what waited is woken; beneath a stop it stands until that ends. The caller holds the locks of the conversation.';
