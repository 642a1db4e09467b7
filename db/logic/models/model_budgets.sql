create or replace function pipeline_private.most_pence_of(call jsonb)
  returns numeric
  language sql
  stable
as $$
  -- No tokenizer makes more than one token of two plain letters, nor of a byte of others, which counts as two.
  select round((
    coalesce(settings.model_input_price, 0) * (call ->> 'characters')::numeric / 2
    + coalesce(settings.model_output_price, 0) * (call ->> 'mostTokens')::numeric
  ) / 1000000, 4)
  from pipeline.settings
$$;

create or replace function pipeline_private.why_no_model_call(run pipeline.agent_runs, call jsonb)
  returns text
  language plpgsql
as $$
declare
  asker constant text := coalesce(call ->> 'shadow', run.agent);
  -- What is only tried leaves the agents half of a day.
  share_of_day constant numeric := case when call ? 'shadow' then 0.5 else 1 end;
  rules pipeline.settings;
  provider pipeline_private.model_providers;
  spent_today numeric;
  spent_on_lead numeric;
begin
  select * into rules from pipeline.settings;
  select * into provider from pipeline_private.model_providers as providers where providers.provider = call ->> 'provider' for update;
  if provider.down_until > pipeline.now() then
    return 'provider_down';
  end if;

  spent_on_lead := (
    select coalesce(sum(calls.pence), 0)
    from pipeline.api_usage as calls
    where calls.vendor_lead_id = run.vendor_lead_id and calls.provider = 'model' and calls.agent = asker
  );
  if spent_on_lead + pipeline_private.most_pence_of(call) > rules.model_budget_per_lead then
    return 'budget_of_lead';
  end if;
  spent_today := (
    select coalesce(sum(calls.pence), 0)
    from pipeline.api_usage as calls
    where calls.provider = 'model' and calls.began_at >= pipeline_private.beginning_of('day', pipeline.now(), rules.time_zone)
  );
  if spent_today + pipeline_private.most_pence_of(call) > rules.model_budget_per_day * share_of_day then
    return 'budget_of_day';
  end if;

  -- The one that tries it: until it has ended nobody else does.
  update pipeline_private.model_providers as providers
  set down_until = pipeline_private.later(pipeline.now(), '1 minute')
  where providers.provider = provider.provider and provider.down_until is not null;
  return null;
end
$$;

comment on function pipeline_private.why_no_model_call is
  'Why an agent, or one in its shadow, may not ask a language model for a run now; null when it may. What a shadow costs counts against its own budget of the lead, and it spends no more than half of a day''s. The provider''s row stays locked to the end of the transaction.';
