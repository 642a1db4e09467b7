create or replace function pipeline_private.begin_api_call(call_id uuid, call jsonb, ms_ago integer default 0)
  returns void
  language sql
  security definer
as $$
  insert into pipeline.api_usage (id, provider, purpose, agent, vendor_lead_id, began_at)
  values (
    call_id, call ->> 'provider', call ->> 'purpose', call ->> 'agent', (call ->> 'leadId')::uuid,
    pipeline_private.business_time(pipeline_private.later(clock_timestamp(), - coalesce(ms_ago, 0) * interval '1 millisecond'))
  )
$$;

comment on function pipeline_private.begin_api_call is
  'Writes down that a call outside begins: call_id is the caller''s own; call: provider, purpose, agent, leadId. ms_ago: how long ago it began.';

create or replace function pipeline_private.end_api_call(call_id uuid, call jsonb, ended jsonb)
  returns void
  language plpgsql
  security definer
as $$
begin
  if not exists (select from pipeline.api_usage as calls where calls.id = call_id) then
    perform pipeline_private.begin_api_call(call_id, call, (ended ->> 'ms')::integer);
  end if;
  update pipeline.api_usage as calls
  set
    ms = (ended ->> 'ms')::integer,
    outcome = ended ->> 'outcome',
    code = ended ->> 'code',
    provider_call_id = ended ->> 'providerCallId',
    units = coalesce((ended ->> 'units')::numeric, (ended ->> 'inputTokens')::numeric + (ended ->> 'outputTokens')::numeric),
    pence = coalesce((ended ->> 'pence')::numeric, pipeline_private.pence_of_tokens(ended))
  where calls.id = call_id;
end
$$;

comment on function pipeline_private.end_api_call is
  'Writes down how a call outside went, and the call itself if its beginning could not be written. May be said twice. ended: ms, outcome, code, providerCallId, units, pence; of a language model inputTokens and outputTokens instead of both.';

grant execute on function pipeline_private.begin_api_call, pipeline_private.end_api_call to pipeline_worker;
