create or replace function pipeline_private.begin_model_call(run_id uuid, token uuid, call jsonb)
  returns jsonb
  language plpgsql
  security definer
  set lock_timeout = '2s'
as $$
declare
  run pipeline.agent_runs;
  known pipeline_private.model_calls;
  refused text;
begin
  -- Whoever has this lead locked for long keeps nobody else from the provider, whose row is locked after it.
  perform from pipeline.vendor_leads as leads join pipeline.agent_runs as runs on runs.vendor_lead_id = leads.id where runs.id = run_id for key share;
  select * into run
  from pipeline.agent_runs as runs
  -- Those in the shadow of an agent are asked when that one has answered.
  where runs.id = run_id and runs.status in ('running', 'succeeded') and runs.run_token = token;
  if run.id is null then
    return jsonb_build_object('refused', 'not_wanted');
  end if;
  known := (
    select calls
    from pipeline_private.model_calls as calls
    join pipeline.api_usage as uses using (id)
    where calls.vendor_lead_id = run.vendor_lead_id and calls.answer is not null
      and (
        calls.request_hash = call ->> 'hash'
        -- The worker died with it in hand. That a text of ours has come back since, or a fact was corrected, makes the vendor's words no others.
        or calls.agent_run_id = run.id and uses.purpose = call ->> 'purpose'
          and (calls.provider, calls.model, calls.prompt) = (call ->> 'provider', call ->> 'model', call ->> 'prompt')
          and pipeline_private.what_is_read(calls.asked) = pipeline_private.what_is_read(call -> 'asked')
      )
    order by calls.request_hash = call ->> 'hash' desc, calls.began_at
    limit 1
  );
  if known.id is not null then
    return jsonb_build_object('callId', known.id, 'answer', known.answer);
  end if;

  insert into pipeline_private.model_providers (provider) values (call ->> 'provider') on conflict do nothing;
  refused := pipeline_private.why_no_model_call(run, call);
  if refused is not null then
    return jsonb_build_object('refused', refused);
  end if;

  insert into pipeline_private.model_calls (
    id, vendor_lead_id, agent_run_id, request_hash, provider, model, prompt, asked, input, began_at, most_pence
  )
  values (
    (call ->> 'id')::uuid, run.vendor_lead_id, run.id, call ->> 'hash', call ->> 'provider', call ->> 'model', call ->> 'prompt',
    call -> 'asked', call -> 'input', pipeline.now(), pipeline_private.most_pence_of(call)
  );
  -- Until it is known what it cost, and for ever when nobody hears its end, it counts as the most that it can.
  insert into pipeline.api_usage (id, provider, purpose, agent, vendor_lead_id, began_at, pence)
  values (
    (call ->> 'id')::uuid, 'model', call ->> 'purpose', coalesce(call ->> 'shadow', run.agent), run.vendor_lead_id, pipeline.now(), pipeline_private.most_pence_of(call)
  );
  return jsonb_build_object('callId', call -> 'id');
end
$$;

comment on function pipeline_private.begin_model_call is
  'Before a language model is asked for a run. call: id, hash (of all that is sent), provider, model, prompt, purpose, asked, input (of the agent), shadow (the agent that asks in the shadow of the run''s), characters, mostTokens. Returns callId when it may be asked, with the answer when the same was asked before, or for this run the same of the same words in answer to the same figure, or why it is refused: not_wanted, provider_down, budget_of_lead, budget_of_day.';

-- A yes to one figure of ours is none to another.
create or replace function pipeline_private.what_is_read(asked jsonb)
  returns jsonb
  language sql
  immutable
as $$
  select jsonb_build_object(
    'words', jsonb_path_query_array(asked, '$.texts[*] ? (@.from == "vendor" && @.answered == false).words'), 'ourOffer', asked -> 'ourOffer',
    'weAskedForAPlainYes', asked -> 'weAskedForAPlainYes'
  )
$$;

comment on function pipeline_private.what_is_read is 'Of what a language model is asked that which its reading hangs on: the words that wait for an answer, and what they may be an answer to.';

create or replace function pipeline_private.end_model_call(call_id uuid, ended jsonb)
  returns jsonb
  language plpgsql
  security definer
as $$
declare
  call pipeline_private.model_calls;
  cost numeric;
begin
  select * into call from pipeline_private.model_calls as calls where calls.id = call_id for update;
  cost := case
    when ended ?& array['inputTokens', 'outputTokens'] then pipeline_private.pence_of_tokens(ended)
    when ended ->> 'outcome' in ('refused', 'limited') then 0
    else call.most_pence
  end;
  update pipeline.api_usage as calls
  set
    ms = (ended ->> 'ms')::integer, outcome = ended ->> 'outcome', code = ended ->> 'code',
    provider_call_id = ended ->> 'providerCallId', pence = cost,
    units = (ended ->> 'inputTokens')::numeric + (ended ->> 'outputTokens')::numeric
  where calls.id = call_id;
  perform pipeline_private.heed_model_provider(call.provider, ended);
  if not ended ? 'answer' then
    return null;
  end if;

  begin
    update pipeline_private.model_calls as calls
    set
      answer = ended -> 'answer', input_tokens = (ended ->> 'inputTokens')::integer, output_tokens = (ended ->> 'outputTokens')::integer
    where calls.id = call_id;
  exception
    when unique_violation then
      null; -- whoever asked the same at the same time was quicker
  end;
  return (
    select calls.answer
    from pipeline_private.model_calls as calls
    where calls.vendor_lead_id = call.vendor_lead_id and calls.request_hash = call.request_hash and calls.answer is not null
  );
end
$$;

comment on function pipeline_private.end_model_call is
  'Writes down how a call of a language model went, before anything is made of its answer. ended: ms, outcome, code, providerCallId, inputTokens, outputTokens, retryAfterSeconds, isDown, answer. Returns the answer that counts for this request; null when there is none.';

grant execute on function pipeline_private.begin_model_call, pipeline_private.end_model_call to pipeline_worker;
