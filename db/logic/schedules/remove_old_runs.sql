create or replace function pipeline_private.remove_old_runs(most integer default 10000)
  returns integer
  language plpgsql
  security definer
as $$
declare
  removed integer;
begin
  -- The latest of each schedule says how it went, however long ago.
  delete from pipeline.schedule_runs as runs
  where runs.id in (
    select old.id
    from pipeline.schedule_runs as old
    cross join pipeline.settings
    where old.finished_at is not null
      and old.created_at < pipeline_private.later(pipeline.now(), - settings.schedule_runs_kept_for)
      and exists (select from pipeline.schedule_runs as newer where newer.schedule = old.schedule and newer.created_at > old.created_at)
    order by old.created_at
    limit coalesce(most, 10000)
  );
  get diagnostics removed = row_count;
  return removed;
end
$$;

comment on function pipeline_private.remove_old_runs is
  'Removes runs of schedules that are older than settings.schedule_runs_kept_for, but for the latest of each. Returns how many, at most as many as asked; call it again until it finds none.';

grant execute on function pipeline_private.remove_old_runs to pipeline_worker;
