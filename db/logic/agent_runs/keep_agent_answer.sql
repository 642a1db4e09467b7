-- While somebody has the lead locked: the run's own row is free, and nobody calls the agent a second time.
create or replace function pipeline_private.keep_agent_answer(run_id uuid, token uuid, answer jsonb)
  returns boolean
  language sql
  security definer
  set lock_timeout = '5s'
as $$
  with kept as (
    update pipeline.agent_runs as runs
    set kept_answer = answer, job_id = null, booked_at = null, lease_until = pipeline_private.next_look(pipeline.now())
    where runs.id = run_id and runs.status = 'running' and runs.run_token = token and coalesce(runs.kept_answer = answer, true)
    returning runs.id
  )
  select exists (select from kept)
$$;

comment on function pipeline_private.keep_agent_answer is
  'Keeps on its run what an agent said while its lead was locked, to be settled when the lead is free: {"answer": …}, or {"failure": …, "retryable": …, "notThere": …, "retryAfterSeconds": …} when the call failed. False when the run is no longer wanted, or has another one already.';

grant execute on function pipeline_private.keep_agent_answer to pipeline_worker, pipeline_server;

create or replace function pipeline_private.settle_kept_answer(run pipeline.agent_runs)
  returns void
  language plpgsql
as $$
begin
  if run.kept_answer ? 'failure' then
    perform pipeline_private.fail_agent_run(
      run.id, run.run_token, run.kept_answer ->> 'failure', (run.kept_answer ->> 'retryable')::boolean,
      (run.kept_answer ->> 'notThere')::boolean, make_interval(secs => (run.kept_answer ->> 'retryAfterSeconds')::float8)
    );
    return;
  end if;
  begin
    perform pipeline_private.settle_agent_run(run.id, run.run_token, run.kept_answer -> 'answer');
  exception
    when lock_not_available or deadlock_detected then
      raise;
    -- As when it had been settled at once and the database had refused it.
    when others then
      perform pipeline_private.fail_agent_run(run.id, run.run_token, sqlerrm, true);
  end;
end
$$;

comment on function pipeline_private.settle_kept_answer is
  'Does what was to be done when the agent answered. The caller holds the locks of run and lead.';
