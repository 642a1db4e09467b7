create or replace function pipeline_private.apply_outcome(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  meaning pipeline.stage_outcomes,
  result jsonb
)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  message_id uuid;
  visit integer := lead.stage_visit + case when meaning.to_stage is null then 0 else 1 end;
begin
  if result ->> 'outcome' in ('opt_out', 'wrong_number') then
    perform pipeline_private.settle_read_texts(lead, run, null);
    perform pipeline_private.suppress_phone(lead.id, lead.vendor_phone, result ->> 'outcome', run.agent);
    return;
  end if;
  if result ->> 'outcome' = 'counter' then
    perform pipeline_private.note_counter(lead, result);
  end if;

  message_id := pipeline_private.queue_agent_text(lead, run, meaning, result, visit);
  if result ? 'offer' then
    perform pipeline_private.make_offer(lead, run, result -> 'offer', message_id);
  end if;

  perform pipeline_private.settle_read_texts(lead, run, message_id);
  perform pipeline_private.keep_facts(
    lead, run, result, meaning.to_stage,
    case when meaning.to_stage = 'DEAD_LEAD' then coalesce(meaning.dead_reason, nullif(btrim(result ->> 'reason'), ''), 'No further contact') end
  );
  perform pipeline_private.propose_facts(lead, run, result);

  if meaning.next_agent is not null then
    insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
    values (lead.id, lead.pipeline_stage, lead.stage_visit, meaning.next_agent, meaning.next_purpose);
  elsif meaning.to_stage is null and message_id is null then
    perform pipeline_private.let_vendor_answer(lead);
  end if;
end
$$;

comment on function pipeline_private.apply_outcome(pipeline.vendor_leads, pipeline.agent_runs, pipeline.stage_outcomes, jsonb) is
  'Does what an outcome means at the lead''s stage: text, offer, facts, move, next agent. An opt-out or a wrong number means the same everywhere, see suppress_phone().';

create or replace function pipeline_private.settle_read_texts(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  answer_id uuid
)
  returns void
  language sql
  volatile
  security definer
  set search_path = ''
as $$
  update pipeline.lead_messages as messages
  set answered_at = pipeline.now(), answered_by = answer_id
  where messages.vendor_lead_id = lead.id
    and messages.direction = 'inbound'
    and messages.answered_at is null
    and messages.text_no <= run.read_text_no
$$;

comment on function pipeline_private.settle_read_texts(pipeline.vendor_leads, pipeline.agent_runs, uuid) is
  'What an agent had read when it answered counts as answered, by this text if there is one.';

create or replace function pipeline_private.let_vendor_answer(lead pipeline.vendor_leads)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
begin
  if lead.turn = 'us'
    and exists (select from pipeline.stage_timers as rules where rules.stage = lead.pipeline_stage and rules.step > 0)
    and not exists (
      select from pipeline.lead_messages as messages
      where messages.vendor_lead_id = lead.id
        and (messages.status = 'queued' or messages.status = 'sending' or messages.direction = 'inbound' and messages.answered_at is null)
    )
    and not exists (
      select from pipeline.review_items as items
      where items.vendor_lead_id = lead.id and items.kind = 'no_offer' and items.resolved_at is null
    )
    and not pipeline_private.owes_work(lead)
  then
    perform pipeline_private.give_turn(lead.id, 'vendor', pipeline.now());
  end if;
end
$$;

comment on function pipeline_private.let_vendor_answer(pipeline.vendor_leads) is
  'An answer that needed no text from us: the vendor''s silence counts from now.';

create or replace function pipeline_private.queue_agent_text(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  meaning pipeline.stage_outcomes,
  result jsonb,
  visit integer
)
  returns uuid
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  message_id uuid;
  text_purpose text := result -> 'message' ->> 'purpose';
  text_body text := result -> 'message' ->> 'body';
  -- Ours is the turn because the vendor wrote: whatever we say now answers that.
  answers boolean := coalesce(lead.turn = 'us' and lead.last_inbound_at >= lead.turn_since, false);
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

comment on function pipeline_private.queue_agent_text(pipeline.vendor_leads, pipeline.agent_runs, pipeline.stage_outcomes, jsonb, integer) is
  'Queues the text of an outcome: the rule''s template if it has one, else what the agent wrote. One run writes at most one text. Returns its id; null when there is nothing to say. Whether it may leave is may_leave()''s to say.';

create or replace function pipeline_private.make_offer(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  offer jsonb,
  message_id uuid
)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  made pipeline.offers;
begin
  update pipeline.offers as offers
  set status = 'lapsed', closed_at = pipeline.now()
  where offers.vendor_lead_id = lead.id and offers.status in ('made', 'sent');

  insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, basis, message_id, agent_run_id)
  select
    lead.id, 1 + coalesce(max(offers.round), 0), (offer ->> 'amount')::numeric, (offer ->> 'ceiling')::numeric,
    coalesce(offer -> 'basis', '{}'), make_offer.message_id, run.id
  from pipeline.offers as offers
  where offers.vendor_lead_id = lead.id
  returning * into made;

  perform pipeline_private.record_event(
    lead.id, 'offer_made', jsonb_build_object('offerId', made.id, 'round', made.round, 'amount', made.amount),
    stage_visit => lead.stage_visit
  );
end
$$;

comment on function pipeline_private.make_offer(pipeline.vendor_leads, pipeline.agent_runs, jsonb, uuid) is 'Writes the next round''s offer; the one before lapses.';

create or replace function pipeline_private.note_counter(lead pipeline.vendor_leads, result jsonb)
  returns void
  language sql
  volatile
  security definer
  set search_path = ''
as $$
  update pipeline.offers as offers
  set
    status = 'countered',
    closed_at = pipeline.now(),
    counter_amount = (
      select min((reading ->> 'amount')::numeric)
      from jsonb_array_elements(result -> 'readings') as reading
      where reading ->> 'intent' = 'counter'
    )
  where offers.vendor_lead_id = lead.id and offers.status = 'sent'
$$;

comment on function pipeline_private.note_counter(pipeline.vendor_leads, jsonb) is 'Notes the vendor''s counter on the offer it answers.';
