create or replace function pipeline_private.free_jobs_of_the_dead()
  returns text[]
  language plpgsql
  security definer
as $$
declare
  dead text[];
  held bigint[];
begin
  -- The usual answer, none, costs a look at a handful of rows; locks are only listed when a heartbeat is late.
  if exists (select from pipeline_private.workers as workers where workers.heartbeat_at <= now() - interval '20 seconds') then
    with buried as (
      delete from pipeline_private.workers as workers
      using pipeline_private.worker_states as states
      where states.pool_id = workers.pool_id and states.state = 'dead'
      returning workers.pool_id
    )
    select array_agg(buried.pool_id) into dead from buried;
  end if;

  if dead is not null then
    held := array(select jobs.id from graphile_worker.jobs as jobs where jobs.locked_by = any (dead));
    perform from graphile_worker.force_unlock_workers(dead);
    perform pipeline_private.count_job_deaths(held);
  end if;
  return coalesce(dead, '{}') || pipeline_private.free_jobs_of_the_gone();
end
$$;

comment on function pipeline_private.free_jobs_of_the_dead is
  'Gives the jobs of dead workers back to the queue and forgets the workers, and the jobs that a worker claimed though it had gone. Returns whose jobs were freed.';

create or replace function pipeline_private.free_jobs_of_the_gone()
  returns text[]
  language plpgsql
as $$
declare
  gone text[];
begin
  -- No line delivers a statement so late: the server ends what it has not heard of for half a minute.
  delete from pipeline_private.gone_workers as gone where gone.gone_at < clock_timestamp() - interval '5 minutes';
  if not exists (select from pipeline_private.gone_workers) then
    return '{}';
  end if;
  gone := array(
    select distinct jobs.locked_by
    from graphile_worker.jobs as jobs
    where jobs.locked_by in (select known.pool_id from pipeline_private.gone_workers as known)
  );
  if cardinality(gone) > 0 then
    perform from graphile_worker.force_unlock_workers(gone);
  end if;
  return gone;
end
$$;

comment on function pipeline_private.free_jobs_of_the_gone is
  'Gives back the jobs that workers claimed after they had gone: the claim was on its way, held up by a line, a lock or a disk. Reads the whole queue, and only while a worker has gone within the last minutes. Returns whose jobs were freed.';

create or replace function pipeline_private.tg_workers__note_gone()
  returns trigger
  language plpgsql
as $$
begin
  insert into pipeline_private.gone_workers as known (pool_id)
  values (old.pool_id)
  on conflict on constraint gone_workers_pkey do update set gone_at = excluded.gone_at;
  return null;
end
$$;

create or replace trigger _500_note_gone
  after delete on pipeline_private.workers
  for each row execute function pipeline_private.tg_workers__note_gone();

create or replace function pipeline_private.free_unclaimed_jobs()
  returns text[]
  language plpgsql
  security definer
as $$
declare
  unknown text[] := array(
    select distinct jobs.locked_by
    from graphile_worker.jobs as jobs
    where jobs.locked_at < now() - interval '1 minute'
      and not exists (select from pipeline_private.workers as workers where workers.pool_id = jobs.locked_by)
  );
begin
  if cardinality(unknown) > 0 then
    perform from graphile_worker.force_unlock_workers(unknown);
  end if;
  return unknown;
end
$$;

comment on function pipeline_private.free_unclaimed_jobs is
  'Gives back the jobs of pools that nobody knows, however long they have gone. Reads the whole queue; for the reconciler. Returns whose jobs were freed.';

grant execute on function pipeline_private.free_jobs_of_the_dead, pipeline_private.free_unclaimed_jobs to pipeline_worker;
