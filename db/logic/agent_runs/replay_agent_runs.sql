create or replace function pipeline.replay_agent_runs(filter jsonb, reason pipeline.free_text)
  returns table (run_id uuid, vendor_lead_id uuid, agent text, replayed boolean, why text)
  language plpgsql
  security definer
as $$
#variable_conflict use_column
declare
  acting_before text[] := pipeline_private.act_for_people('replay runs that were given up', reason);
  given jsonb := jsonb_strip_nulls(coalesce(nullif(filter, 'null'), '{}'));
  is_trial boolean := coalesce((given ->> 'dryRun')::boolean, false);
  most integer := coalesce((given ->> 'limit')::integer, 1000);
  unknown text := case when jsonb_typeof(given) = 'object' then (
    select string_agg(key, ', ')
    from jsonb_object_keys(given) as key
    where key not in ('agent', 'stage', 'error', 'since', 'until', 'leadIds', 'runIds', 'limit', 'dryRun')
  ) else 'a ' || jsonb_typeof(given) end;
  dead pipeline.agent_runs;
  lead pipeline.vendor_leads;
begin
  if unknown is not null then
    raise exception 'a replay does not filter by %', unknown
      using errcode = 'VL020', hint = 'Use agent, stage, error, since, until, leadIds, runIds, limit and dryRun.';
  end if;

  if most < 0 then
    raise exception 'a replay cannot be limited to % runs', most using errcode = 'VL020', hint = 'Leave limit out for 1000.';
  end if;

  for dead in
    select runs.*
    from pipeline.agent_runs as runs
    where runs.status = 'dead'
      and (given ->> 'agent' is null or runs.agent = given ->> 'agent')
      and (given ->> 'stage' is null or runs.stage = given ->> 'stage')
      and (given ->> 'error' is null or strpos(lower(runs.error), lower(given ->> 'error')) > 0)
      and (given ->> 'since' is null or runs.finished_at >= (given ->> 'since')::timestamptz)
      and (given ->> 'until' is null or runs.finished_at <= (given ->> 'until')::timestamptz)
      and (given -> 'leadIds' is null or given -> 'leadIds' ? runs.vendor_lead_id::text)
      and (given -> 'runIds' is null or given -> 'runIds' ? runs.id::text)
    -- The leads' locks are taken in one order, whoever replays.
    order by runs.vendor_lead_id, runs.finished_at desc
    limit most
  loop
    run_id := dead.id;
    vendor_lead_id := dead.vendor_lead_id;
    agent := dead.agent;
    lead := pipeline_private.lock_lead(dead.vendor_lead_id);
    why := pipeline_private.why_not_replayed(dead, lead);
    replayed := why is null and not is_trial;
    if replayed then
      perform pipeline_private.replay_run(dead);
    elsif why is null then
      why := 'would be replayed';
    end if;
    return next;
  end loop;
  perform pipeline_private.act_as_before(acting_before);
end
$$;

comment on function pipeline.replay_agent_runs is
  'Starts agent runs that were given up anew, with all their attempts. The filter picks by agent, stage, error (part of its text), since and until (when it was given up), leadIds, runIds, limit (1000), and dryRun to only look. Only runs of the visit their lead is still at are replayed. Returns each run it looked at and why it was not replayed. Raises VL003 without a reason, VL004 for automation, VL020 for an unknown key.';

grant execute on function pipeline.replay_agent_runs to pipeline_operator;

create or replace function pipeline_private.why_not_replayed(dead pipeline.agent_runs, lead pipeline.vendor_leads)
  returns text
  language sql
  stable
as $$
  select case
    when lead.stage_visit <> dead.stage_visit then format('the lead has moved on to %s', lead.pipeline_stage)
    when exists (
      select from pipeline.agent_runs as later
      where later.vendor_lead_id = dead.vendor_lead_id and later.stage_visit = dead.stage_visit and later.agent = dead.agent
        and later.id <> dead.id and (later.created_at, later.id) > (dead.created_at, dead.id)
    ) then 'a later run of the agent has taken its place'
  end
$$;

comment on function pipeline_private.why_not_replayed is 'Why a run that was given up cannot start anew, in words; null when it can.';

create or replace function pipeline_private.replay_run(run pipeline.agent_runs)
  returns void
  language plpgsql
as $$
declare
  successor uuid;
begin
  insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
  values (run.vendor_lead_id, run.stage, run.stage_visit, run.agent, run.purpose)
  returning id into successor;

  perform pipeline_private.record_event(
    run.vendor_lead_id, 'run_replayed', jsonb_build_object('runId', run.id, 'agent', run.agent, 'successorId', successor),
    stage_visit => run.stage_visit
  );
  perform pipeline_private.close_review_items(array(
    select items.id from pipeline.review_items as items where items.agent_run_id = run.id and items.resolved_at is null
  ), 'replayed');
  update pipeline.alerts as alerts
  set resolved_at = pipeline.now()
  where alerts.type = 'AGENT_FAILURE' and alerts.scope = format('%s:%s', run.agent, run.vendor_lead_id) and alerts.resolved_at is null;

  -- The item was what would move the lead; while the agent works our own clock runs again.
  if not exists (select from pipeline.lead_timers as timers where timers.vendor_lead_id = run.vendor_lead_id) then
    perform pipeline_private.give_turn(run.vendor_lead_id, 'us', pipeline.now());
  end if;
end
$$;

comment on function pipeline_private.replay_run is
  'Starts a new run in place of one that was given up, closes what was asked about it, and lets our clock run. The caller holds the lead''s lock.';
