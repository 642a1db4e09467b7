-- The one place that speaks to the job queue. add_jobs() calls pg_notify unqualified: our search_path lets it
-- find the coalescing one first.
create or replace function pipeline_private.enqueue(specs graphile_worker.job_spec[])
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pipeline_doorbell, pg_catalog, pg_temp
as $$
declare
  gathered text := current_setting('pipeline.gathered_jobs', true);
begin
  if coalesce(cardinality(specs), 0) = 0 then
    return;
  end if;
  if gathered <> '' then
    perform set_config('pipeline.gathered_jobs', (gathered::graphile_worker.job_spec[] || specs)::text, true);
  else
    perform from graphile_worker.add_jobs(specs);
  end if;
end
$$;

comment on function pipeline_private.enqueue(graphile_worker.job_spec[]) is
  'Adds jobs to the queue within this transaction, or to those that are being gathered. Null or an empty array adds none.';

create or replace function pipeline_private.gather_jobs()
  returns boolean
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  if current_setting('pipeline.gathered_jobs', true) <> '' then
    return false;
  end if;
  perform set_config('pipeline.gathered_jobs', '{}', true);
  return true;
end
$$;

comment on function pipeline_private.gather_jobs() is
  'From now on jobs are gathered, since a call of the queue costs as much for one as for many: add_gathered_jobs() adds them. False when somebody does so already.';

create or replace function pipeline_private.add_gathered_jobs()
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  gathered graphile_worker.job_spec[] := current_setting('pipeline.gathered_jobs')::graphile_worker.job_spec[];
begin
  perform set_config('pipeline.gathered_jobs', '', true);
  perform pipeline_private.enqueue(gathered);
end
$$;

comment on function pipeline_private.add_gathered_jobs() is 'Adds the jobs that were gathered since gather_jobs().';
