create or replace function pipeline_private.job(
  task text,
  payload jsonb,
  run_at timestamptz default null,
  priority smallint default null
)
  returns graphile_worker.job_spec
  language sql
  stable
as $$
  select row (task, payload::json, null, run_at, 10, null, priority, null)::graphile_worker.job_spec
$$;

comment on function pipeline_private.job(text, jsonb, timestamptz, smallint) is
  'One job for enqueue(). run_at is real time; null means now. Never with a key: the row it names is the intent, and a keyed job can be lost.';
