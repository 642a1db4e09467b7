-- What the conditions of alerts read beside tables and figures.
create or replace view pipeline_private.stage_limits as
  select
    timers.stage, case timers.counted_from when 'our_turn' then 'us' else 'vendor' end as turn, max(timers.after) as leave_after,
    pipeline_private.later(pipeline.now(), - max(timers.after)) as late_before
  from pipeline.stage_timers as timers
  group by timers.stage, timers.counted_from;

comment on view pipeline_private.stage_limits is 'For how long each stage lets leads wait, by whose turn it is: as long as the last of the timers that count it.';

create or replace view pipeline_private.leads_past_limit as
  select limits.stage, limits.turn, leads.id as vendor_lead_id
  from pipeline_private.stage_limits as limits
  -- Whose turn it is, and who is on hold, an index tells by itself, also of very many.
  cross join lateral (
    select waiting.id
    from pipeline.vendor_leads as waiting
    where waiting.pipeline_stage = limits.stage and waiting.stage_entered_at < limits.late_before and waiting.turn = limits.turn
      and waiting.archived_at is null and waiting.held_at is null
    offset 0
  ) as waiting
  join pipeline.vendor_leads as leads
    on leads.id = waiting.id and leads.turn_since < limits.late_before;

comment on view pipeline_private.leads_past_limit is
  'Leads that have waited for longer than their stage lets them. Leads on hold wait as they are to.';

-- Without these settings a planner that has seen few stages reads all leads before it counts the first.
create or replace function pipeline_private.count_leads_past_limit(up_to integer)
  returns integer
  language sql
  stable
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
  set jit = off
as $$
  select count(*)::integer from (select from pipeline_private.leads_past_limit limit count_leads_past_limit.up_to) as late
$$;

comment on function pipeline_private.count_leads_past_limit is
  'How many leads have waited for longer than their stage lets them; so many are so many or more.';

create or replace view pipeline.stage_backlogs as
  select limits.stage, limits.turn, limits.leave_after, late.leads
  from pipeline_private.stage_limits as limits
  cross join lateral (
    select count(*)::integer as leads
    from pipeline_private.leads_past_limit as past
    where past.stage = limits.stage and past.turn = limits.turn
  ) as late;

comment on view pipeline.stage_backlogs is
  'How many leads have waited for longer than their stage lets them, by whose turn it is. Leads on hold wait as they are to.';
comment on column pipeline.stage_backlogs.stage is 'The stage.';
comment on column pipeline.stage_backlogs.turn is 'Whose turn it is: us or vendor.';
comment on column pipeline.stage_backlogs.leave_after is 'For how long the stage lets them.';
comment on column pipeline.stage_backlogs.leads is 'How many have waited for longer.';

create or replace view pipeline.late_work as
  select
    work.task, count(*)::integer as waiting, min(work.due_at) as oldest_due_at,
    round(extract(epoch from pipeline.now() - min(work.due_at)) / 60)::integer as minutes_late
  from pipeline_private.work_due as work
  where work.state = 'waiting' and work.due_at <= pipeline.now()
  group by work.task;

comment on view pipeline.late_work is 'What is due and not begun, by kind of work.';
comment on column pipeline.late_work.task is 'The task of the queue.';
comment on column pipeline.late_work.waiting is 'How much of it waits.';
comment on column pipeline.late_work.oldest_due_at is 'Since when the oldest of it has been due.';
comment on column pipeline.late_work.minutes_late is 'For how many minutes, by the business clock.';

grant select on pipeline_private.leads_past_limit, pipeline.stage_backlogs, pipeline.late_work to pipeline_viewer, pipeline_worker;
grant execute on function pipeline_private.count_leads_past_limit to pipeline_viewer;
