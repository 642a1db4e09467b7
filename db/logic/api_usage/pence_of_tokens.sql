create or replace function pipeline_private.pence_of_tokens(ended jsonb)
  returns numeric
  language sql
  stable
as $$
  select round((
    coalesce(settings.model_input_price, 0) * (ended ->> 'inputTokens')::numeric
    + coalesce(settings.model_output_price, 0) * (ended ->> 'outputTokens')::numeric
  ) / 1000000, 4)
  from pipeline.settings
$$;

comment on function pipeline_private.pence_of_tokens is
  'What a call of a language model cost by its inputTokens and outputTokens; null when they are not known.';
