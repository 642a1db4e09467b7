create or replace function pipeline_private.settle_agent_run(run_id uuid, token uuid, result jsonb)
  returns text
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  held record;
  lead pipeline.vendor_leads;
  run pipeline.agent_runs;
  meaning pipeline.stage_outcomes;
  doubt text;
begin
  -- These settle every lead of the number.
  if result ->> 'outcome' in ('opt_out', 'wrong_number') then
    perform pipeline_private.lock_leads_of_phone(leads.vendor_phone)
    from pipeline.agent_runs as runs
    join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
    where runs.id = run_id;
  end if;
  -- The lead first, as everybody locks it.
  select leads, runs into held
  from pipeline.vendor_leads as leads
  join pipeline.agent_runs as runs on runs.vendor_lead_id = leads.id
  where runs.id = run_id
  for no key update of leads
  for update of runs;
  lead := held.leads;
  run := held.runs;
  perform pipeline_private.act_as('agent', run.agent, result ->> 'reason');

  if run.status is distinct from 'running' or run.run_token is distinct from token or run.stage_visit <> lead.stage_visit then
    update pipeline.agent_runs as runs
    set status = 'late', outcome = settle_agent_run.result ->> 'outcome', result = settle_agent_run.result
    where runs.id = run.id and runs.status = 'cancelled';
    perform pipeline_private.record_event(
      run.vendor_lead_id, 'late_result',
      jsonb_build_object('runId', run.id, 'agent', run.agent, 'outcome', result ->> 'outcome'), stage_visit => run.stage_visit
    );
    return 'late';
  end if;
  if not pipeline_private.may_run(lead, run) then
    update pipeline.agent_runs as runs set status = 'queued', run_token = null where runs.id = run.id;
    return 'held';
  end if;

  select * into meaning
  from pipeline.stage_outcomes as outcomes
  where outcomes.stage = run.stage and outcomes.agent = run.agent and outcomes.outcome = result ->> 'outcome';

  doubt := pipeline_private.doubt_about(lead, run, meaning, result);

  update pipeline.agent_runs as runs
  set
    status = 'succeeded', outcome = settle_agent_run.result ->> 'outcome', result = settle_agent_run.result,
    finished_at = pipeline.now(), error = null
  where runs.id = run.id;

  perform pipeline_private.hear_agent(run);
  perform pipeline_private.end_failures(lead, run);

  if result ? 'readings' then
    update pipeline.lead_messages as messages
    set
      intent = reading ->> 'intent',
      intent_amount = case when reading ->> 'intent' = 'counter' then (reading ->> 'amount')::numeric end,
      intent_confidence = (reading ->> 'confidence')::numeric
    from jsonb_array_elements(settle_agent_run.result -> 'readings') as reading
    where messages.id = (reading ->> 'messageId')::uuid and messages.vendor_lead_id = lead.id and messages.direction = 'inbound';
  end if;

  if result ? 'flags' then
    perform pipeline_private.note_flags(lead, run, result);
  end if;

  if doubt is not null then
    -- What it learned stands; an offer that is not made and a refusal that a person has to judge leave nothing on the lead.
    perform pipeline_private.write_lead(pipeline_private.lead_as_answered(lead, agents, result - array['offer', 'outcome']))
    from pipeline.agents as agents
    where agents.agent = run.agent and result ?| array['facts', 'valuation'];
    perform pipeline_private.tell_of_handover(lead, run, result, pipeline_private.open_review_item(
      lead.id, case result ->> 'outcome' when 'ask_human' then 'agent_asks' else 'agent_doubted' end, doubt,
      jsonb_strip_nulls(jsonb_build_object(
        'agent', run.agent, 'outcome', result ->> 'outcome', 'notes', result -> 'notes',
        'proposed', (
          select pipeline_private.proposed_facts(lead, agents, result) from pipeline.agents as agents where agents.agent = run.agent
        )
      )), run.id
    ));
    perform pipeline_private.propose_text(lead, run, result);
    return 'review';
  end if;

  perform pipeline_private.apply_outcome(lead, run, meaning, result);
  return 'settled';
end
$$;

comment on function pipeline_private.settle_agent_run is
  'Applies what an agent answered: facts, texts, offer and move in this one transaction. Returns settled, review (a person was asked instead), held (it will run again after the hold) or late (recorded, nothing changed).';

grant execute on function pipeline_private.settle_agent_run to pipeline_worker;
