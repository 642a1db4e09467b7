create or replace function pipeline_private.pipeline_figures()
  returns table (figure text, label text, value double precision)
  language sql
  stable
  security definer
as $$
  with due as (
    select tasks.task, count(work.due_at) as due, extract(epoch from pipeline.now() - min(work.due_at)) as oldest_seconds
    from (values ('lead_timer'), ('run_agent'), ('send_message')) as tasks (task)
    left join pipeline_private.work_due as work on work.task = tasks.task and work.state = 'waiting'
    group by tasks.task
  )
  select 'due', due.task, due.due from due
  union all
  select 'oldest_due_seconds', due.task, coalesce(due.oldest_seconds, 0) from due
  union all
  select 'running', 'run_agent', count(*) from pipeline.agent_runs as runs where runs.status = 'running'
  union all
  select 'running', 'send_message', count(*) from pipeline.lead_messages as messages where messages.status = 'sending'
  union all
  select 'dead_letters', agents.agent, count(leads.id)
  from pipeline.agents as agents
  left join pipeline.agent_runs as runs on runs.agent = agents.agent and runs.status = 'dead'
  left join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id and leads.stage_visit = runs.stage_visit
  group by agents.agent
  union all
  select 'stops', kinds.kind, count(stops.id)
  from (values ('all'), ('source'), ('template'), ('agent')) as kinds (kind)
  left join pipeline.text_stops as stops on stops.ended_at is null and split_part(stops.scope, ':', 1) = kinds.kind
  group by kinds.kind
  union all
  select 'kept_back', 'run_agent', count(*) from pipeline.agent_runs as runs where runs.kept_back_since is not null
  union all
  select 'kept_back', 'send_message', count(*) from pipeline.lead_messages as messages where messages.kept_back_since is not null
  union all
  select 'open_reviews', '', count(*) from pipeline.review_items as items where items.resolved_at is null
  union all
  select 'open_alerts', severities.severity, count(alerts.id)
  from (values ('LOW'), ('MEDIUM'), ('HIGH')) as severities (severity)
  left join pipeline.alerts as alerts on alerts.severity = severities.severity and alerts.resolved_at is null
  group by severities.severity
  union all
  select 'workers', states.state, count(workers.pool_id)
  from (values ('connected'), ('cut off'), ('dead')) as states (state)
  left join pipeline_private.worker_states as workers on workers.state = states.state
  group by states.state
  union all
  select 'held_up_seconds', '', coalesce((
    select extract(epoch from clock_timestamp() - holder.transaction_began_at) from pipeline_private.held_up_by() as holder
  ), 0)
$$;

comment on function pipeline_private.pipeline_figures is
  'The figures of this moment that are watched from outside: work that is due (business time), dead letters, what waits for people, workers, and for how long an open transaction has held up events (real time). Every part reads an index of what is open, never the history.';

create or replace function pipeline_private.tally_events(transaction_id xid8, event_id bigint, most integer)
  returns table (event_type text, from_stage text, to_stage text, events bigint, last_transaction_id xid8, last_event_id bigint, is_last boolean)
  language sql
  stable
  security definer
as $$
  with fresh as materialized (
    select events.event_type, events.from_stage, events.to_stage, events.transaction_id, events.id
    from pipeline.pipeline_events as events
    where (events.transaction_id, events.id) > (tally_events.transaction_id, tally_events.event_id)
      and events.transaction_id < pipeline_private.finished_before()
    order by events.transaction_id, events.id
    limit most
  ),
  mark as (
    select fresh.transaction_id, fresh.id, (select count(*) < most from fresh) as is_last
    from fresh
    order by fresh.transaction_id desc, fresh.id desc
    limit 1
  )
  select fresh.event_type, fresh.from_stage, fresh.to_stage, count(*), mark.transaction_id, mark.id, mark.is_last
  from fresh
  cross join mark
  group by fresh.event_type, fresh.from_stage, fresh.to_stage, mark.transaction_id, mark.id, mark.is_last
$$;

comment on function pipeline_private.tally_events is
  'How many events of each kind came after this place in the stream, and where to go on from. Not the last page: call again from there.';

grant execute on function pipeline_private.pipeline_figures, pipeline_private.tally_events to pipeline_server;
