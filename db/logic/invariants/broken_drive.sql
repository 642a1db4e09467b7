create or replace view pipeline_private.broken_drive as
  select 'a live lead has something that will move it' as invariant, leads.id as vendor_lead_id,
    jsonb_build_object('stage', leads.pipeline_stage, 'turn', leads.turn) as detail
  from pipeline.vendor_leads as leads
  where leads.turn is not null
    and not exists (select from pipeline.lead_timers as timers where timers.vendor_lead_id = leads.id)
    and not exists (
      select from pipeline.review_items as items where items.vendor_lead_id = leads.id and items.resolved_at is null
    )
    and not exists (
      select from pipeline.agent_runs as runs
      where runs.vendor_lead_id = leads.id and runs.stage_visit = leads.stage_visit and runs.status in ('queued', 'running')
    )
  union all
  select 'whose turn it is goes with the stage', leads.id, jsonb_build_object('stage', leads.pipeline_stage, 'turn', leads.turn)
  from pipeline.vendor_leads as leads
  join pipeline.stages as stages on stages.stage = leads.pipeline_stage
  where stages.is_terminal <> (leads.turn is null)
  union all
  select broken.invariant, timers.vendor_lead_id, broken.detail
  from pipeline.lead_timers as timers
  join pipeline.vendor_leads as leads on leads.id = timers.vendor_lead_id
  cross join lateral (
    select 'a timer belongs to the visit the lead is at' as invariant,
      jsonb_build_object('timerVisit', timers.stage_visit, 'leadVisit', leads.stage_visit, 'stage', leads.pipeline_stage) as detail
    where (timers.stage, timers.stage_visit) <> (leads.pipeline_stage, leads.stage_visit)
    union all
    select 'the timer of a lead whose clock stands is frozen, and no other', jsonb_build_object('heldAt', leads.held_at, 'dueAt', timers.due_at)
    where (timers.due_at is null) <> (leads.held_at is not null)
      and (timers.due_at is not null or pipeline_private.clock_stands_since(leads.id) is null)
    union all
    select 'a timer counts for the side whose turn it is', jsonb_build_object('timer', timers.name, 'turn', leads.turn)
    where exists (
      select from pipeline.stage_timers as rules
      where rules.stage = timers.stage and rules.name = timers.name and (rules.counted_from = 'our_turn') <> (leads.turn = 'us')
    )
      and not exists (select from pipeline_private.timers_to_place as waiting where waiting.vendor_lead_id = leads.id)
    union all
    select 'a timer is one that the rules know', jsonb_build_object('stage', timers.stage, 'timer', timers.name)
    where not exists (
      select from pipeline.stage_timers as rules where rules.stage = timers.stage and rules.name = timers.name
    )
      and not exists (select from pipeline_private.timers_to_place as waiting where waiting.vendor_lead_id = leads.id)
  ) as broken
  union all
  select 'open work is booked', work.vendor_lead_id,
    jsonb_build_object('task', work.task, 'id', work.id, 'dueAt', work.due_at, 'bookedAt', work.booked_at)
  from pipeline_private.open_work as work
  where work.state = 'waiting' and work.due_at is not null and (
      work.booked_at is null
      or work.booked_at > greatest(work.due_at, pipeline_private.business_time(pipeline_private.later(now(), pipeline_private.longest_put_off())))
      and not exists (
        select from pipeline.review_items as items
        where items.kind = 'stuck_job' and items.resolved_at is null and items.about = pipeline_private.about_work(work.task, work.payload)
      )
    )
  union all
  select 'what is set for a time has its appointment', due.vendor_lead_id, jsonb_build_object('id', due.id, 'dueAt', due.due_at)
  from (
    select planned.vendor_lead_id, planned.id, planned.due_at
    from pipeline.planned_calls as planned where planned.ended_at is null and planned.asked_at is null
    union all
    select leads.id, leads.hold_id, leads.held_until
    from pipeline.vendor_leads as leads where leads.hold_id is not null and leads.held_until is not null
    union all
    select items.vendor_lead_id, items.id, items.snoozed_until
    from pipeline.review_items as items where items.resolved_at is null and items.snoozed_until is not null
  ) as due
  left join pipeline_private.appointments as made on made.id = due.id
  where made.due_at is distinct from due.due_at
  union all
  select 'no timer is late', work.vendor_lead_id, jsonb_build_object('dueAt', work.due_at)
  from pipeline_private.open_work as work
  where work.task = 'lead_timer' and work.due_at < pipeline.now() - interval '10 minutes'
    and pipeline_private.clock_rate() is null
  union all
  select 'an open run belongs to the visit the lead is at', runs.vendor_lead_id,
    jsonb_build_object('runId', runs.id, 'runStage', runs.stage, 'runVisit', runs.stage_visit, 'leadVisit', leads.stage_visit)
  from pipeline.agent_runs as runs
  join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
  where runs.status in ('queued', 'running') and (runs.stage, runs.stage_visit) <> (leads.pipeline_stage, leads.stage_visit)
  union all
  select 'a run that is at work comes to an end', work.vendor_lead_id,
    jsonb_build_object('runId', work.id, 'leaseUntil', work.retake_at, 'detail', work.detail)
  from pipeline_private.open_work as work
  where work.task = 'run_agent' and work.retake_at < now() - interval '10 minutes'
  union all
  select 'a run that waits for its agent is woken', runs.vendor_lead_id, jsonb_build_object('runId', runs.id, 'agent', runs.agent)
  from pipeline.agent_runs as runs
  join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
  where runs.status = 'queued' and runs.waits_for_agent_since is not null and leads.held_at is null
    and not exists (select from pipeline.agent_outages as outages where outages.agent = runs.agent and outages.look_at is not null)
  union all
  select 'what a stop has kept back goes on when it has ended', free.vendor_lead_id, jsonb_build_object('task', free.task, 'id', free.id)
  from pipeline_private.free_again as free
  where not exists (select from pipeline_private.wake_ups as wake_ups where wake_ups.look_at is not null)
  union all
  select 'next_retry_at is when the timer of a retry stage is due', leads.id,
    jsonb_build_object('stage', leads.pipeline_stage, 'nextRetryAt', leads.next_retry_at, 'dueAt', timers.due_at)
  from pipeline.vendor_leads as leads
  left join pipeline.stages as stages on stages.stage = leads.pipeline_stage
  left join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id
  where (leads.next_retry_at is not null or stages.retry_no is not null)
    and leads.next_retry_at is distinct from case when stages.retry_no is not null then timers.due_at end
  union all
  select 'a vendor who waits for an answer does not have the turn', texts.vendor_lead_id,
    jsonb_build_object('messageId', texts.id, 'stage', leads.pipeline_stage)
  from pipeline.lead_messages as texts
  join pipeline.vendor_leads as leads on leads.id = texts.vendor_lead_id
  where texts.direction = 'inbound'
    and texts.answered_at is null
    and leads.turn = 'vendor'
    and leads.held_at is null
  union all
  select 'a vendor''s words are read by an agent or shown to a person', texts.vendor_lead_id,
    jsonb_build_object('messageId', texts.id, 'stage', leads.pipeline_stage)
  from pipeline.lead_messages as texts
  left join pipeline.vendor_leads as leads on leads.id = texts.vendor_lead_id
  left join pipeline.stages as stages on stages.stage = leads.pipeline_stage
  where texts.direction = 'inbound'
    and texts.answered_at is null
    and not exists (
      select from pipeline.agent_runs as runs
      where runs.vendor_lead_id = leads.id and runs.stage_visit = leads.stage_visit and runs.agent = stages.reply_agent
        and runs.status in ('queued', 'running')
    )
    and not exists (
      select from pipeline.review_items as items
      where items.vendor_lead_id = leads.id
        -- A finished lead asks nothing twice: what was shown before its end was seen.
        and (items.resolved_at is null or leads.turn is null)
        and (items.shown_up_to >= texts.text_no or items.kind = 'vendor_wrote' and items.resolved_at is null)
    )
    and not exists (select from pipeline.review_items as items where items.message_id = texts.id and texts.vendor_lead_id is null)
  union all
  -- What moving on does not settle stays open: see outlives_visit().
  select 'what was asked about an earlier visit is closed', items.vendor_lead_id,
    jsonb_build_object('itemId', items.id, 'kind', items.kind, 'stageVisit', items.stage_visit, 'leadVisit', leads.stage_visit)
  from pipeline.review_items as items
  join pipeline.vendor_leads as leads on leads.id = items.vendor_lead_id
  where items.resolved_at is null
    and items.stage_visit < leads.stage_visit
    and (leads.turn is null or items.kind not in (
      'message_uncertain', 'opted_out', 'vendor_wrote', 'reaction_failed', 'may_want_no_texts', 'needs_care',
      'wants_texts_again', 'no_consent', 'said_no', 'call_due'
    ));

comment on view pipeline_private.broken_drive is
  'Leads that nothing would move or that wait for the wrong side; timers, runs and questions that are not those of the lead''s present visit.';
