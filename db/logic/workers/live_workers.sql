create or replace function pipeline_private.live_workers()
  returns integer
  language sql
  stable
  security definer
as $$
  select count(*)::integer from pipeline_private.worker_states as workers where workers.state = 'connected'
$$;

grant execute on function pipeline_private.live_workers to pipeline_server, pipeline_viewer;
