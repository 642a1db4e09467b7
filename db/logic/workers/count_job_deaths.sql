create or replace function pipeline_private.count_job_deaths(job_ids bigint[])
  returns void
  language plpgsql
as $$
declare
  most_deaths constant integer := 4;
begin
  insert into pipeline_private.job_deaths as known (job_id, task)
  select jobs.id, jobs.task_identifier
  from graphile_worker.jobs as jobs
  where jobs.id = any (job_ids)
  on conflict on constraint job_deaths_pkey do update set deaths = known.deaths + 1, last_died_at = clock_timestamp();
  delete from pipeline_private.job_deaths as known where known.last_died_at < clock_timestamp() - interval '168 hours';

  perform from graphile_worker.permanently_fail_jobs(
    array(select known.job_id from pipeline_private.job_deaths as known where known.job_id = any (job_ids) and known.deaths >= most_deaths),
    format('its worker died %s times', most_deaths)
  );

  -- One of these may take the others down with it: each begins at a moment of its own, further apart every time.
  perform graphile_worker.reschedule_jobs(
    array[suspects.job_id],
    clock_timestamp() + case when suspects.deaths = 1 then suspects.place % 20 else suspects.place % 120 * 2 end * interval '0.5 seconds'
  )
  from (
    select known.job_id, known.deaths, row_number() over (order by random()) as place
    from pipeline_private.job_deaths as known
    where known.job_id = any (job_ids) and known.deaths < most_deaths
  ) as suspects;
end
$$;

comment on function pipeline_private.count_job_deaths is
  'Notes that these jobs were held by a worker that died. Suspects are started apart from each other, and one that died four times is not started again.';
