-- Three failures in a row, of whichever leads, and it is left alone: a minute first, twice as long after each further one.
create or replace function pipeline_private.heed_model_provider(of_provider text, ended jsonb)
  returns void
  language plpgsql
as $$
declare
  provider pipeline_private.model_providers;
  failures_to_be_down constant integer := 3;
  rest interval;
begin
  if ended ->> 'isDown' is null then
    return;
  end if;
  if not (ended ->> 'isDown')::boolean then
    update pipeline_private.model_providers as providers
    set failures = 0, down_until = null, last_error = null
    where providers.provider = of_provider and (providers.failures > 0 or providers.down_until is not null);
    update pipeline.alerts as alerts
    set resolved_at = pipeline.now()
    where alerts.type = 'MODEL_DOWN' and alerts.resolved_at is null
      -- One that is no longer asked, since another is set up, would be down for ever.
      and (
        alerts.scope = of_provider
        or not exists (
          select from pipeline_private.model_calls as calls
          where calls.provider = alerts.scope and calls.began_at > pipeline_private.later(pipeline.now(), interval '-1 hour')
        )
      );
    return;
  end if;

  update pipeline_private.model_providers as providers
  set failures = providers.failures + 1, last_error = coalesce(ended ->> 'code', ended ->> 'outcome')
  where providers.provider = of_provider
  returning * into provider;
  rest := greatest(
    case
      when provider.failures >= failures_to_be_down then least(interval '1 minute' * 2 ^ least(provider.failures - failures_to_be_down, 5), interval '30 minutes')
    end,
    pipeline_private.asked_wait(make_interval(secs => (ended ->> 'retryAfterSeconds')::float8))
  );
  update pipeline_private.model_providers as providers
  set down_until = case when rest > interval '0' then pipeline_private.later(pipeline.now(), rest) end
  where providers.provider = of_provider;
  if provider.failures >= failures_to_be_down then
    perform pipeline_private.raise_alert(
      'MODEL_DOWN', of_provider, format('%s failed %s times in a row; the rules alone go on', of_provider, provider.failures), null,
      jsonb_build_object('provider', of_provider, 'failures', provider.failures, 'error', provider.last_error)
    );
  end if;
end
$$;

comment on function pipeline_private.heed_model_provider is
  'What the end of a call says of the provider: that it is there, or that it failed and for how long nobody is to ask it.';
