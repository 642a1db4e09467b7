create or replace function pipeline_private.lead_phone(written text)
  returns text
  language plpgsql
  stable
as $$
declare
  read record;
begin
  if written is null then
    return null;
  elsif written ~ '^\+447[0-9]{9}$' and pipeline_private.phone_problem(written, '44', substr(written, 4)) is null then
    return written; -- most of them; this halves what reading costs a bulk of leads
  end if;
  select * from pipeline_private.read_phone(written) into read;
  if read.problem is null then
    return read.e164;
  elsif written ~ '^\+999[0-9]{11}$' and pipeline_private.is_erasing() then
    return written; -- no country has this code
  elsif read.problem = 'made_up'
    and exists (select from pipeline_private.database_purpose as this where this.purpose = 'simulation')
  then
    return read.e164;
  end if;

  raise exception '%', pipeline_private.phone_problem_told(read.problem)
    using
      errcode = 'VL018',
      detail = jsonb_build_object('fields', jsonb_build_array('vendor_phone'), 'kind', read.problem)::text,
      hint = 'Give a number that can be texted, such as 07700 900123; one of another country with its +.',
      schema = 'pipeline', table = 'vendor_leads', column = 'vendor_phone';
end
$$;

create or replace function pipeline_private.phone_problem_told(problem text)
  returns text
  language sql
  immutable
as $$
  select case problem
    when 'missing' then 'there is no phone number'
    when 'shortened_by_spreadsheet' then 'a spreadsheet has shortened the number: format the column as text and export again'
    when 'not_a_number' then 'not a phone number'
    when 'unknown_country' then 'no country has this calling code'
    when 'too_short' then 'too short for a phone number'
    when 'too_long' then 'too long for a phone number'
    when 'not_in_use' then 'no such number is in use'
    when 'landline' then 'a landline cannot be texted'
    when 'premium_rate' then 'a premium-rate number cannot be texted'
    when 'toll_free' then 'a freephone number cannot be texted'
    when 'shared_cost' then 'a shared-cost number cannot be texted'
    when 'voip' then 'an internet telephone cannot be texted'
    when 'personal_number' then 'a personal number cannot be texted: it only forwards calls'
    when 'pager' then 'a pager cannot be texted'
    when 'company_number' then 'a company’s number cannot be texted'
    when 'voicemail' then 'a voicemail number cannot be texted'
    when 'made_up' then 'a number that only simulated vendors have'
  end
$$;

comment on function pipeline_private.lead_phone is
  'A vendor''s number as it is stored, from any way of writing it; null for null. Raises VL018, with the kind of problem, for one that cannot be texted.';
