create or replace function pipeline_private.apply_outcome(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  meaning pipeline.stage_outcomes,
  result jsonb
)
  returns void
  language plpgsql
as $$
declare
  answered pipeline.vendor_leads;
  why_dead text;
  message_id uuid;
  visit integer := lead.stage_visit + case when meaning.to_stage is null then 0 else 1 end;
  other_number text := case when result ->> 'outcome' = 'wrong_number' then pipeline_private.other_number_read(lead, run) end;
begin
  if result ->> 'outcome' in ('opt_out', 'wrong_number') then
    perform pipeline_private.settle_read_texts(lead, run, null);
    if other_number is not null then
      perform pipeline_private.forget_wrong_number(lead, other_number, run.agent);
      return;
    end if;
    perform pipeline_private.suppress_phone(lead.id, lead.vendor_phone, result ->> 'outcome', run.agent);
    return;
  end if;
  if result ->> 'outcome' = 'counter' then
    perform pipeline_private.note_counter(lead, result);
  end if;

  message_id := pipeline_private.queue_agent_text(lead, run, meaning, result, visit);
  if result ? 'offer' then
    perform pipeline_private.record_agents_offer(lead, run, result -> 'offer', message_id);
  end if;

  if run.read_text_no is not null then
    perform pipeline_private.settle_read_texts(lead, run, message_id);
  end if;
  if meaning.to_stage = 'DEAD_LEAD' then
    why_dead := coalesce(meaning.dead_reason, nullif(btrim(result ->> 'reason'), ''), 'No further contact');
  end if;
  if result ?| '{facts,valuation,offer}' or result ->> 'outcome' = 'decline' then
    select given.* into answered
    from pipeline.agents as agents
    cross join lateral pipeline_private.lead_as_answered(lead, agents, result) as given
    where agents.agent = run.agent;
    if meaning.to_stage is null then
      answered.rejection_reason := lead.rejection_reason;
    else
      answered.pipeline_stage := meaning.to_stage;
      answered.dead_reason := why_dead;
    end if;
    if answered is distinct from lead then
      perform pipeline_private.write_lead(answered);
    end if;
    perform pipeline_private.propose_facts(lead, run, result);
  elsif meaning.to_stage <> lead.pipeline_stage then
    update pipeline.vendor_leads as leads set pipeline_stage = meaning.to_stage, dead_reason = why_dead where leads.id = lead.id;
  end if;

  if meaning.next_agent is not null then
    insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
    values (lead.id, lead.pipeline_stage, lead.stage_visit, meaning.next_agent, meaning.next_purpose);
  elsif meaning.to_stage is null and message_id is null then
    perform pipeline_private.let_vendor_answer(lead);
  end if;
end
$$;

comment on function pipeline_private.apply_outcome is
  'Does what an outcome means at the lead''s stage: text, offer, facts, move, next agent. An opt-out or a wrong number means the same everywhere, see suppress_phone().';

create or replace function pipeline_private.settle_read_texts(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  answer_id uuid
)
  returns void
  language sql
as $$
  update pipeline.lead_messages as messages
  set answered_at = pipeline.now(), answered_by = answer_id
  where messages.vendor_lead_id = lead.id
    and messages.direction = 'inbound'
    and messages.answered_at is null
    and messages.text_no <= run.read_text_no
$$;

create or replace function pipeline_private.queue_agent_text(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  meaning pipeline.stage_outcomes,
  result jsonb,
  visit integer
)
  returns uuid
  language plpgsql
as $$
declare
  message_id uuid;
  text_purpose text := result -> 'message' ->> 'purpose';
  text_body text := result -> 'message' ->> 'body';
  -- Ours is the turn because the vendor wrote: whatever we say now answers that. A clock that stood has moved its beginning.
  answers boolean := coalesce(lead.turn = 'us' and (run.purpose = 'REPLY' or lead.last_inbound_at >= lead.turn_since), false);
begin
  if meaning.template is not null then
    select templates.purpose, pipeline_private.rendered(templates.body, lead)
    into text_purpose, text_body
    from pipeline.message_templates as templates
    where templates.template = meaning.template;
  end if;
  if text_purpose is null then
    return null;
  end if;
  if text_body is null then
    perform pipeline_private.ask_about_missing_offer(lead, text_purpose, meaning.template);
    return null;
  end if;

  insert into pipeline.lead_messages (
    vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, template, agent_run_id, author,
    is_reply, not_before
  )
  values (
    lead.id, 'outbound', text_purpose, text_body, 'queued', lead.vendor_phone, coalesce(meaning.to_stage, lead.pipeline_stage), visit,
    format('run:%s', run.id), meaning.template, run.id, 'agent', answers,
    case when answers then pipeline.now() else pipeline_private.next_send_time(pipeline.now()) end
  )
  returning id into message_id;
  return message_id;
end
$$;

comment on function pipeline_private.queue_agent_text is
  'Queues the text of an outcome: the rule''s template if it has one, else what the agent wrote. One run writes at most one text. Returns its id; null when there is nothing to say. Whether it may leave is may_leave()''s to say.';
