-- Whoever sets held_at, by a hold, a take-over or a number that others are held under, stops the clock with it. A lead that
-- comes back to life under a hold gets its timer from begin_visit(), which knows of it.
create or replace function pipeline_private.tg_vendor_leads__freeze_timer()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update pipeline.lead_timers as timers
  set remaining = timers.due_at - pipeline.now(), due_at = null, wake_at = null
  where timers.vendor_lead_id = new.id and timers.stage_visit = new.stage_visit and timers.due_at is not null;
  return null;
end
$$;

create or replace trigger _600_freeze_timer
  after update of held_at, vendor_phone on pipeline.vendor_leads
  for each row
  when (old.held_at is null and new.held_at is not null)
  execute function pipeline_private.tg_vendor_leads__freeze_timer();

comment on function pipeline_private.tg_vendor_leads__freeze_timer() is
  'The timer of a lead that is held keeps what is left of its time.';

create or replace function pipeline_private.thaw_lead(lead_id uuid, ends text)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  lead pipeline.vendor_leads;
  timer pipeline.lead_timers;
  held_since timestamptz;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;
  held_since := lead.held_at;

  update pipeline.vendor_leads as leads
  set
    hold_reason = case when ends = 'hold' then null else leads.hold_reason end,
    hold_id = case when ends = 'hold' then null else leads.hold_id end,
    taken_over_by = case when ends = 'take-over' then null else leads.taken_over_by end,
    held_at = case when ends = 'hold' and leads.taken_over_by is null or ends = 'take-over' and leads.hold_id is null then null else leads.held_at end
  where leads.id = lead_id
  returning * into lead;
  if lead.held_at is not null then
    return;
  end if;

  update pipeline.vendor_leads as leads
  set turn_since = pipeline_private.later(leads.turn_since, pipeline.now() - greatest(held_since, leads.turn_since))
  where leads.id = lead_id;
  update pipeline.lead_timers as timers
  set due_at = pipeline_private.later(pipeline.now(), timers.remaining), remaining = null,
    counted_since = pipeline_private.later(timers.counted_since, pipeline.now() - greatest(held_since, timers.counted_since))
  where timers.vendor_lead_id = lead_id and timers.remaining is not null
  returning * into timer;

  if timer.vendor_lead_id is not null then
    perform pipeline_private.postpone_timer(timer, timer.due_at);
  end if;
  if lead.turn = 'vendor' and pipeline_private.owes_answer(lead_id) then
    perform pipeline_private.give_turn(lead_id, 'us', pipeline.now());
  end if;
  perform pipeline_private.wake_lead(lead_id);
end
$$;

comment on function pipeline_private.thaw_lead(uuid, text) is
  'Ends what freezes a lead: its hold or its take-over. When nothing else does, the clock goes on with what was left, and what waited is woken. The caller holds the locks of the conversation.';

create or replace function pipeline_private.wake_lead(lead_id uuid)
  returns void
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select pipeline_private.enqueue(array_agg(work.job))
  from (
    select pipeline_private.job('run_agent', jsonb_build_object('run', runs.id, 'attempt', runs.attempt)) as job
    from pipeline.agent_runs as runs
    where runs.vendor_lead_id = lead_id
      and (runs.status = 'queued' or runs.status = 'running' and runs.lease_until <= now())
    union all
    select pipeline_private.job(
      'send_message', jsonb_build_object('message', messages.id), pipeline_private.real_time(messages.not_before)
    )
    from pipeline.lead_messages as messages
    where messages.vendor_lead_id = lead_id and messages.status = 'queued'
      and pipeline_private.real_time(messages.not_before) is not null
  ) as work
$$;

comment on function pipeline_private.wake_lead(uuid) is 'Adds the jobs of the lead''s queued runs and texts again, and of runs whose lease ended during the hold.';
