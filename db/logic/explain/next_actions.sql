-- One answer for each lead: what happens next, when, and who owes it. The first that applies, in this order.
create or replace view pipeline_private.next_actions as
  select
    leads.id as vendor_lead_id,
    next.what,
    case next.what
      when 'agent' then run.next_attempt_at
      when 'text' then text_out.not_before
      when 'timer' then timer.due_at
      when 'call' then planned.due_at
      when 'release' then leads.held_until
      when 'review' then item.snoozed_until
    end as at,
    case
      when next.what = 'nothing' or next.what = 'release' and leads.held_until is not null then 'nobody'
      when next.what = 'agent' then 'agent'
      when next.what = 'text' then 'outbox'
      when next.what in ('timer', 'unknown') and leads.turn = 'vendor' then 'vendor'
      else 'person'
    end as owed_by,
    case next.what
      when 'agent' then
        jsonb_build_object('runId', run.id, 'agent', run.agent, 'purpose', run.purpose, 'status', run.status, 'attempt', run.attempt)
      when 'text' then jsonb_build_object('messageId', text_out.id, 'purpose', text_out.purpose, 'status', text_out.status)
      when 'review' then jsonb_build_object('itemId', item.id, 'kind', item.kind, 'reason', item.reason, 'openedAt', item.opened_at)
      when 'timer' then jsonb_strip_nulls(jsonb_build_object(
        'timer', timer.name, 'action', rules.action, 'template', rules.template, 'toStage', rules.to_stage, 'alert', rules.alert_type, 'deadReason', rules.dead_reason
      ))
      when 'resume' then jsonb_build_object('scope', stop.scope, 'since', stop.since, 'reason', stop.reason, 'stoppedBy', stop.stopped_by)
      when 'wording' then jsonb_build_object('messageId', text_out.id, 'purpose', text_out.purpose)
      when 'call' then jsonb_strip_nulls(jsonb_build_object('plannedCallId', planned.id, 'caller', planned.caller, 'note', planned.note))
      when 'nothing' then null
      when 'unknown' then null
      else jsonb_strip_nulls(jsonb_build_object('heldAt', leads.held_at, 'reason', leads.hold_reason, 'takenOverBy', leads.taken_over_by, 'heldUntil', leads.held_until))
    end as detail
  from pipeline.vendor_leads as leads
  left join lateral (
    select runs.* from pipeline.agent_runs as runs
    where runs.vendor_lead_id = leads.id and runs.stage_visit = leads.stage_visit and runs.status in ('queued', 'running')
    order by runs.status desc, runs.next_attempt_at
    limit 1
  ) as run on true
  left join lateral (
    select messages.* from pipeline.lead_messages as messages
    where messages.vendor_lead_id = leads.id and messages.status in ('queued', 'sending')
    order by messages.status desc, messages.not_before
    limit 1
  ) as text_out on true
  left join lateral (
    select items.* from pipeline.review_items as items
    where items.vendor_lead_id = leads.id and items.resolved_at is null
    order by items.snoozed_until nulls first, items.opened_at
    limit 1
  ) as item on true
  left join lateral (select * from pipeline_private.stops_of(leads) limit 1) as stop on true
  left join pipeline.planned_calls as planned on planned.vendor_lead_id = leads.id and planned.ended_at is null
  left join pipeline.lead_timers as timer on timer.vendor_lead_id = leads.id
  left join pipeline.stage_timers as rules on rules.stage = timer.stage and rules.name = timer.name
  cross join lateral (
    select case
      when leads.turn is null then 'nothing'
      when leads.held_at is not null and text_out.scheduled_for is not null and text_out.not_before <= coalesce(planned.due_at, 'infinity') then 'text'
      when leads.held_at is not null and planned.id is not null then 'call'
      when leads.taken_over_by is not null then 'hand_back'
      when leads.held_at is not null then 'release'
      when stop.id is not null then 'resume'
      when run.id is not null then 'agent'
      when text_out.kept_back_since is not null then 'wording'
      when text_out.id is not null and (text_out.scheduled_for is null or text_out.status = 'sending') then 'text'
      when item.id is not null and item.snoozed_until is null and (leads.turn = 'us' or timer.vendor_lead_id is null) then 'review'
      when text_out.not_before <= least(planned.due_at, timer.due_at, 'infinity') then 'text'
      when planned.due_at <= least(item.snoozed_until, timer.due_at, 'infinity') then 'call'
      when item.snoozed_until <= coalesce(timer.due_at, 'infinity') then 'review'
      when timer.vendor_lead_id is not null then 'timer'
      else 'unknown'
    end as what
  ) as next;

comment on view pipeline_private.next_actions is
  'For each lead what happens next (nothing, call, hand_back, release, resume, agent, wording, text, review, timer), when (null: when somebody does it) and who owes it (nobody, person, agent, outbox, vendor).';

grant select on pipeline_private.next_actions to pipeline_viewer;
