-- What the conditions of alerts read beside tables and figures.
create or replace view pipeline.stage_backlogs as
  select limits.stage, limits.turn, limits.leave_after, late.leads
  from (
    select timers.stage, case timers.counted_from when 'our_turn' then 'us' else 'vendor' end as turn, max(timers.after) as leave_after
    from pipeline.stage_timers as timers
    group by timers.stage, timers.counted_from
  ) as limits
  cross join lateral (select pipeline_private.later(pipeline.now(), - limits.leave_after) as at) as since
  cross join lateral (
    select count(*)::integer as leads
    from pipeline.vendor_leads as leads
    where leads.pipeline_stage = limits.stage and leads.stage_entered_at < since.at and leads.turn = limits.turn
      and leads.turn_since < since.at and leads.held_at is null and leads.archived_at is null
  ) as late;

comment on view pipeline.stage_backlogs is
  'How many leads have waited for longer than their stage lets them, by whose turn it is: longer than the last of the timers that count it. Leads on hold wait as they are to.';
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

grant select on pipeline.stage_backlogs, pipeline.late_work to pipeline_viewer, pipeline_worker;
