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
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  outage pipeline.agent_outages;
  leads_to_be_down constant integer := 3;
begin
  if not not_there then
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
        least(interval '5 seconds' * 2 ^ least(outage.probes, 10), interval '5 minutes') * (1 + random() / 4),
        pipeline_private.asked_wait(retry_after)
      )
    ) as next_probe (at)
    where outages.agent = run.agent;
  end if;
  perform pipeline_private.tell_of_outage(run.agent);
  return 'waits';
end
$$;

comment on function pipeline_private.heed_failure(pipeline.agent_runs, text, boolean, boolean, interval) is
  'What a failed attempt means: retry, dead, or waits when its agent is down. The caller holds the locks of run and lead.';

create or replace function pipeline_private.asked_wait(retry_after interval)
  returns interval
  language sql
  immutable
  set search_path = pg_catalog, pg_temp
as $$
  select case when retry_after > interval '1 hour' then interval '1 hour' else coalesce(retry_after, interval '0') end
$$;

comment on function pipeline_private.asked_wait(interval) is 'How long an agent asked us to wait, an hour at most; none when it did not.';

create or replace function pipeline_private.wait_for_agent(run pipeline.agent_runs)
  returns void
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  update pipeline.agent_runs as runs
  set status = 'queued', run_token = null, waits_for_agent_since = pipeline.now()
  where runs.id = run.id
$$;

comment on function pipeline_private.wait_for_agent(pipeline.agent_runs) is 'Lets a run wait until its agent is back; the attempt does not count.';

create or replace function pipeline_private.may_try_agent(agent pipeline.agents)
  returns boolean
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  outage pipeline.agent_outages;
  over_at timestamptz;
begin
  -- Locked only while it is down, so that nobody begins to wait as the agent comes back.
  select * into outage
  from pipeline.agent_outages as outages
  where outages.agent = agent.agent and outages.down_since is not null
  for update;
  if outage.agent is null then
    return true;
  end if;

  if outage.probe_at > pipeline.now() then
    if outage.look_at is null then
      update pipeline.agent_outages as outages set look_at = outage.probe_at where outages.agent = outage.agent;
    end if;
    return false;
  end if;
  over_at := pipeline_private.later(pipeline.now(), agent.deadline + interval '15 seconds');
  update pipeline.agent_outages as outages set probe_at = over_at, look_at = over_at where outages.agent = outage.agent;
  return true;
end
$$;

comment on function pipeline_private.may_try_agent(pipeline.agents) is
  'Whether an attempt may begin: the agent is not down, or it is time to try it, which this attempt does.';

create or replace function pipeline_private.hear_agent(run pipeline.agent_runs)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  was_down boolean;
begin
  -- An answer to what was asked before it went down says nothing.
  update pipeline.agent_outages as outages
  set
    failing_leads = '{}', down_since = null, probes = 0, probe_at = null,
    look_at = case when outages.down_since is not null then pipeline.now() end
  where outages.agent = run.agent
    and (outages.failing_leads <> '{}' or outages.down_since is not null)
    and coalesce(run.started_at > outages.down_since, true)
  returning old.down_since is not null into was_down;
  if was_down then
    update pipeline.alerts as alerts
    set resolved_at = pipeline.now()
    where alerts.type = 'AGENT_DOWN' and alerts.scope = run.agent and alerts.resolved_at is null;
  end if;
end
$$;

comment on function pipeline_private.hear_agent(pipeline.agent_runs) is
  'The agent has answered: it is there. Those that waited for it are woken, and the alert is over.';

create or replace function pipeline_private.look_after_agent(of_agent text)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  outage pipeline.agent_outages;
  woken bigint;
begin
  perform pipeline_private.act_as('worker', 'look_after_agent');
  select * into outage from pipeline.agent_outages as outages where outages.agent = of_agent for update;
  if outage.look_at is null or outage.look_at > pipeline.now() then
    return;
  end if;

  if outage.down_since is not null then
    perform pipeline_private.tell_of_outage(of_agent);
  end if;
  -- Whoever has a run locked is asking about it. Those that are back go on at fifty a second, lest it goes down again.
  update pipeline.agent_runs as runs
  set
    waits_for_agent_since = null,
    next_attempt_at = pipeline_private.later(pipeline.now(), interval '1 second' * floor((free.place - 1) / 50))
  from (
    select waiting.id, row_number() over (order by waiting.waits_for_agent_since) as place
    from (
      select runs.id, runs.waits_for_agent_since
      from pipeline.agent_runs as runs
      where runs.agent = of_agent and runs.status = 'queued' and runs.waits_for_agent_since is not null
        and exists (select from pipeline.vendor_leads as leads where leads.id = runs.vendor_lead_id and leads.held_at is null)
      order by runs.waits_for_agent_since
      limit case when outage.down_since is null then 1000 else 1 end
      for no key update of runs skip locked
    ) as waiting
  ) as free
  where runs.id = free.id;
  get diagnostics woken = row_count;

  update pipeline.agent_outages as outages
  set look_at = case
    when woken > 0 and outages.down_since is null then pipeline_private.later(pipeline.now(), interval '1 second' * ceil(woken / 50.0))
    -- Should the run that tries it never begin, and for those that are held or locked now.
    when woken > 0 or exists (
      select from pipeline.agent_runs as runs
      where runs.agent = of_agent and runs.status = 'queued' and runs.waits_for_agent_since is not null
    ) then pipeline_private.later(pipeline.now(), '1 minute')
  end
  where outages.agent = of_agent;
end
$$;

comment on function pipeline_private.look_after_agent(text) is
  'While an agent is down: wakes the run that has waited longest, to try it. When it is back: wakes those that waited.';

grant execute on function pipeline_private.look_after_agent(text) to pipeline_worker;

create or replace function pipeline_private.tell_of_outage(of_agent text)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  outage pipeline.agent_outages := (select outages from pipeline.agent_outages as outages where outages.agent = of_agent);
  waiting bigint := (
    select count(distinct runs.vendor_lead_id)
    from pipeline.agent_runs as runs
    where runs.agent = of_agent and runs.status = 'queued' and runs.waits_for_agent_since is not null
  );
  says text := format('%s has answered nobody since %s; %s leads wait', of_agent, outage.down_since, waiting);
  known jsonb := jsonb_build_object('agent', of_agent, 'since', outage.down_since, 'leads', waiting, 'error', outage.last_error);
begin
  update pipeline.alerts as alerts
  set message = says, detail = known
  where alerts.type = 'AGENT_DOWN' and alerts.scope = of_agent and alerts.resolved_at is null;
  if not found then
    perform pipeline_private.raise_alert('AGENT_DOWN', of_agent, says, null, known);
  end if;
end
$$;

comment on function pipeline_private.tell_of_outage(text) is 'Raises AGENT_DOWN, once for an outage, and keeps the number of leads that wait in it.';

create or replace function pipeline_private.end_failures(lead pipeline.vendor_leads, run pipeline.agent_runs)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  over uuid[] := array(
    select items.id
    from pipeline.review_items as items
    join pipeline.agent_runs as failed on failed.id = items.agent_run_id
    where items.vendor_lead_id = lead.id and items.kind = 'agent_failure' and items.resolved_at is null and failed.agent = run.agent
  );
begin
  if cardinality(over) > 0 then
    perform pipeline_private.close_review_items(over, 'agent_answers');
    -- The item was what would move the lead; from here a clock does.
    if lead.turn is not null and not exists (select from pipeline.lead_timers as timers where timers.vendor_lead_id = lead.id) then
      perform pipeline_private.give_turn(lead.id, lead.turn, pipeline.now());
    end if;
    update pipeline.alerts as alerts
    set resolved_at = pipeline.now()
    where alerts.type = 'AGENT_FAILURE' and alerts.scope = format('%s:%s', run.agent, lead.id) and alerts.resolved_at is null;
  end if;
end
$$;

comment on function pipeline_private.end_failures(pipeline.vendor_leads, pipeline.agent_runs) is
  'What was asked about earlier failures of an agent for a lead is over once it has answered for that lead.';
