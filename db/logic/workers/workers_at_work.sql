-- What a worker is at and what waits, without what jobs carry.
create or replace view pipeline.workers as
  select
    workers.pool_id as id, workers.host, workers.process_id, workers.version, replace(workers.state, ' ', '_') as state,
    workers.started_at, workers.heartbeat_at, at_work.running, at_work.doing, at_work.doing_since
  from pipeline_private.worker_states as workers
  cross join lateral (
    select
      count(*)::integer as running, array_agg(distinct coalesce(kinds.called, replace(jobs.task_identifier, '_', ' '))) as doing,
      min(jobs.locked_at) as doing_since
    from graphile_worker.jobs as jobs
    left join pipeline_private.work_kinds as kinds on kinds.task = jobs.task_identifier
    where jobs.locked_by = workers.pool_id
  ) as at_work
  order by workers.started_at, workers.pool_id;

comment on view pipeline.workers is 'The processes that do the work: what each is at, and whether it lives.';
comment on column pipeline.workers.id is 'The name under which it takes jobs; another process has another.';
comment on column pipeline.workers.host is 'The machine.';
comment on column pipeline.workers.process_id is 'The process there.';
comment on column pipeline.workers.version is 'Of the program.';
comment on column pipeline.workers.state is 'Whether it lives.';
comment on column pipeline.workers.started_at is 'When it began, by the real clock.';
comment on column pipeline.workers.heartbeat_at is 'Its latest sign of life.';
comment on column pipeline.workers.running is 'How many jobs it is at.';
comment on column pipeline.workers.doing is 'What kinds of work these are; null when it is idle.';
comment on column pipeline.workers.doing_since is 'Since when it is at the oldest of them; null when it is idle.';

grant select on pipeline.workers to pipeline_viewer;

create or replace function pipeline.queue_figures()
  returns setof pipeline.queue_figure
  language sql
  stable
  security definer
  rows 20
as $$
  with jobs as (
    select
      jobs.task_identifier as task,
      count(*) filter (where its.is_open and not its.is_due)::integer as waiting, count(*) filter (where its.is_open and its.is_due)::integer as due,
      min(jobs.run_at) filter (where its.is_open and its.is_due) as oldest_due_at,
      count(jobs.locked_at)::integer as running, min(jobs.locked_at) as running_since,
      count(*) filter (where jobs.last_error is not null and jobs.attempts < jobs.max_attempts)::integer as failing,
      count(*) filter (where jobs.locked_at is null and jobs.attempts >= jobs.max_attempts)::integer as given_up
    from graphile_worker.jobs as jobs
    cross join lateral (
      select jobs.locked_at is null and jobs.attempts < jobs.max_attempts as is_open, jobs.run_at <= clock_timestamp() as is_due
    ) as its
    group by jobs.task_identifier
  ), overdue as (
    select work.task, count(*)::integer as overdue, min(work.due_at) as overdue_since
    from pipeline_private.overdue_work as work
    group by work.task
  )
  select
    known.task, coalesce(kinds.called, replace(known.task, '_', ' ')), coalesce(jobs.waiting, 0), coalesce(jobs.due, 0), jobs.oldest_due_at,
    coalesce(jobs.running, 0), jobs.running_since, coalesce(jobs.failing, 0), coalesce(jobs.given_up, 0), coalesce(overdue.overdue, 0),
    overdue.overdue_since
  from (select kinds.task from pipeline_private.work_kinds as kinds union select jobs.task from jobs) as known
  left join pipeline_private.work_kinds as kinds on kinds.task = known.task
  left join jobs on jobs.task = known.task
  left join overdue on overdue.task = known.task
  order by coalesce(jobs.due, 0) + coalesce(jobs.running, 0) + coalesce(jobs.failing, 0) desc, known.task
$$;

comment on function pipeline.queue_figures is
  'Every kind of work with what waits, is due, runs and fails, the busiest first; without what the jobs are about. Reads the whole queue.';

grant execute on function pipeline.queue_figures to pipeline_viewer;
