create or replace function pipeline_private.wait_for_agent(run pipeline.agent_runs)
  returns void
  language sql
as $$
  update pipeline.agent_runs as runs
  set status = 'queued', run_token = null, waits_for_agent_since = pipeline.now()
  where runs.id = run.id
$$;

comment on function pipeline_private.wait_for_agent is 'Lets a run wait until its agent is back; the attempt does not count.';

create or replace function pipeline_private.may_try_agent(agent pipeline.agents)
  returns boolean
  language plpgsql
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

comment on function pipeline_private.may_try_agent is
  'Whether an attempt may begin: the agent is not down, or it is time to try it, which this attempt does.';

create or replace function pipeline_private.hear_agent(run pipeline.agent_runs)
  returns void
  language sql
as $$
  select pipeline_private.end_outage(outage)
  from (
    select outages as outage
    from pipeline.agent_outages as outages
    where outages.agent = run.agent
      and (outages.failing_leads <> '{}' or outages.down_since is not null)
      -- An answer to what was asked before it went down says nothing.
      and coalesce(run.started_at > outages.down_since, true)
    -- Judged as it is when nobody else is changing it: it may be going down at this moment.
    for update
  ) as heard
$$;

comment on function pipeline_private.hear_agent is 'The agent has answered: it is there.';

create or replace function pipeline_private.end_outage(outage pipeline.agent_outages)
  returns pipeline.agent_outages
  language plpgsql
as $$
declare
  ended pipeline.agent_outages;
begin
  update pipeline.agent_outages as outages
  set
    failing_leads = '{}', down_since = null, probes = 0, probe_at = null,
    look_at = case
      when outage.down_since is not null or exists (select from pipeline_private.given_up_in_outage(outage.agent)) then pipeline.now()
      -- Of an outage that was over before, some may not be woken yet.
      else outages.look_at
    end
  where outages.agent = outage.agent
  returning * into ended;
  update pipeline.alerts as alerts
  set resolved_at = pipeline.now()
  where outage.down_since is not null and alerts.type = 'AGENT_DOWN' and alerts.scope = outage.agent and alerts.resolved_at is null;
  return ended;
end
$$;

comment on function pipeline_private.end_outage is
  'The alert is over; the runs that waited are woken, and those that were given up meanwhile begin anew.';

create or replace function pipeline_private.given_up_in_outage(of_agent text)
  returns setof pipeline.agent_runs
  language sql
  stable
as $$
  select runs.*
  from pipeline.agent_runs as runs
  join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id and leads.stage_visit = runs.stage_visit
  join pipeline.review_items as items on items.agent_run_id = runs.id and items.kind = 'agent_failure' and items.resolved_at is null
  where runs.agent = of_agent and runs.status = 'dead' and runs.not_there
    -- Once: an agent that answers all but this lead would be asked for ever.
    and not exists (
      select
      from pipeline.agent_runs as others
      where others.vendor_lead_id = runs.vendor_lead_id and others.stage_visit = runs.stage_visit and others.agent = runs.agent
        and others.id <> runs.id
    )
$$;

comment on function pipeline_private.given_up_in_outage is
  'Runs that were given up because their agent was not there, before so many leads had met that for it to count as down, and that a person is still asked about.';

create or replace function pipeline_private.begin_anew_after_outage(of_agent text)
  returns void
  language plpgsql
as $$
declare
  given_up pipeline.agent_runs;
begin
  -- A lead that somebody has locked is taken the next time.
  for given_up in
    select runs.*
    from pipeline_private.given_up_in_outage(of_agent) as runs
    join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
    order by runs.vendor_lead_id
    for no key update of leads skip locked
  loop
    perform pipeline_private.replay_run(given_up);
  end loop;
end
$$;

comment on function pipeline_private.begin_anew_after_outage is
  'Replays the runs that were given up because their agent was not there; what was asked about them is over.';

create or replace function pipeline_private.look_after_agent(of_agent text)
  returns void
  language plpgsql
  security definer
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

  if outage.down_since is not null and pipeline_private.leads_waiting_for(of_agent) > 0 then
    perform pipeline_private.tell_of_outage(of_agent);
  elsif outage.down_since is not null then
    -- People have moved them all: the next run will show whether it is there.
    outage := pipeline_private.end_outage(outage);
  end if;
  if outage.down_since is null then
    perform pipeline_private.begin_anew_after_outage(of_agent);
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
    when woken > 0 or pipeline_private.leads_waiting_for(of_agent) > 0 or exists (select from pipeline_private.given_up_in_outage(of_agent)) then pipeline_private.later(pipeline.now(), '1 minute')
  end
  where outages.agent = of_agent;
end
$$;

comment on function pipeline_private.look_after_agent is
  'While an agent is down: wakes the run that has waited longest, to try it. When it is back: wakes those that waited.';

grant execute on function pipeline_private.look_after_agent to pipeline_worker;

create or replace function pipeline_private.tell_of_outage(of_agent text)
  returns void
  language plpgsql
as $$
declare
  outage pipeline.agent_outages := (select outages from pipeline.agent_outages as outages where outages.agent = of_agent);
  waiting bigint := pipeline_private.leads_waiting_for(of_agent);
  says text := format('%s has answered nobody since %s; %s leads wait', of_agent, pipeline_private.moment_in_words(outage.down_since), waiting);
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

comment on function pipeline_private.tell_of_outage is 'Raises AGENT_DOWN, once for an outage, and keeps the number of leads that wait in it.';

create or replace function pipeline_private.leads_waiting_for(of_agent text)
  returns bigint
  language sql
  stable
as $$
  select count(distinct runs.vendor_lead_id)
  from pipeline.agent_runs as runs
  where runs.agent = of_agent and runs.status = 'queued' and runs.waits_for_agent_since is not null
$$;

comment on function pipeline_private.leads_waiting_for is 'How many leads wait until this agent is back.';
