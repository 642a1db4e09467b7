create or replace function pipeline_private.about_run(run_id uuid)
  returns table (vendor_lead_id uuid, agent text)
  language sql
  stable
  security definer
as $$
  select runs.vendor_lead_id, runs.agent from pipeline.agent_runs as runs where runs.id = run_id
$$;

comment on function pipeline_private.about_run is 'Whose run it is and for which lead, for the log and the figures of the web process.';

grant execute on function pipeline_private.about_run to pipeline_server;
