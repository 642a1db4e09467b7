create or replace function pipeline_private.error_of_carrier(carrier text, error_code text)
  returns pipeline.carrier_errors
  language sql
  stable
as $$
  select errors
  from pipeline.carrier_errors as errors
  where errors.error_code = error_of_carrier.error_code
    and errors.carrier = case error_of_carrier.carrier when 'simulated' then 'twilio' else error_of_carrier.carrier end
$$;

comment on function pipeline_private.error_of_carrier is
  'What an error code of a carrier means and what is done; all null for one that is not listed. The simulated carrier speaks Twilio''s.';
