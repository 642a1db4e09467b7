-- One lead's failure is that lead's. An agent that was not there for three leads, and answered nobody in between, is down:
-- no attempt counts, its runs wait, and one of them tries it now and then, until it answers.
create or replace function pipeline_private.heed_failure(
  run pipeline.agent_runs,
  error text,
  retryable boolean,
  not_there boolean,
  retry_after interval default null
)
  returns text
  language plpgsql
as $$
declare
  outage pipeline.agent_outages;
  leads_to_be_down constant integer := 3;
begin
  run.not_there := heed_failure.not_there;
  if not run.not_there then
    perform pipeline_private.hear_agent(run);
    return pipeline_private.count_failed_attempt(run, error, retryable, retry_after);
  end if;

  insert into pipeline.agent_outages as known (agent, failing_leads, last_error)
  values (run.agent, array[run.vendor_lead_id], error)
  on conflict on constraint agent_outages_pkey do update
  set
    last_error = excluded.last_error,
    failing_leads = case
      when run.vendor_lead_id = any (known.failing_leads) or cardinality(known.failing_leads) >= leads_to_be_down then known.failing_leads
      else known.failing_leads || run.vendor_lead_id
    end
  returning * into outage;
  if outage.down_since is null and cardinality(outage.failing_leads) < leads_to_be_down then
    return pipeline_private.count_failed_attempt(run, error, retryable, retry_after);
  end if;

  perform pipeline_private.wait_for_agent(run);
  -- An attempt that had begun before says nothing new.
  if outage.down_since is null or run.started_at > outage.down_since then
    update pipeline.agent_outages as outages
    set
      down_since = coalesce(outages.down_since, pipeline.now()),
      probes = outages.probes + case when outages.down_since is null then 0 else 1 end,
      probe_at = next_probe.at, look_at = next_probe.at
    from pipeline_private.later(
      pipeline.now(),
      greatest(
        -- Once it is back they go on within a minute.
        least(interval '5 seconds' * 2 ^ least(outage.probes, 10), interval '45 seconds') * (1 + random() / 4),
        pipeline_private.asked_wait(retry_after)
      )
    ) as next_probe (at)
    where outages.agent = run.agent;
  end if;
  perform pipeline_private.tell_of_outage(run.agent);
  return 'waits';
end
$$;

comment on function pipeline_private.heed_failure is
  'What a failed attempt means: retry, dead, or waits when its agent is down. The caller holds the locks of run and lead.';

create or replace function pipeline_private.asked_wait(retry_after interval)
  returns interval
  language sql
  immutable
as $$
  select case when retry_after > interval '1 hour' then interval '1 hour' else coalesce(retry_after, interval '0') end
$$;

comment on function pipeline_private.asked_wait is 'How long an agent asked us to wait, an hour at most; none when it did not.';
