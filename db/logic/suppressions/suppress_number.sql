create or replace function pipeline.suppress_number(phone text, reason pipeline.free_text)
  returns pipeline.message_suppressions
  language plpgsql
  security definer
as $$
declare
  number text := pipeline_private.listed_phone(suppress_number.phone);
  acting_before text[] := pipeline_private.act_for_people('keep texts from a number', suppress_number.reason);
  suppression pipeline.message_suppressions;
begin
  perform pipeline_private.suppress_phone(null, number, 'person', suppress_number.reason);
  perform pipeline_private.act_as_before(acting_before);

  select * into suppression from pipeline.message_suppressions as known where known.phone = number;
  return suppression;
end
$$;

comment on function pipeline.suppress_number is
  'Nobody is to text this number, whether it is a lead''s or not: our own decision, which ends no lead. What its owner asked for is noted by mark_opted_out(), and stays as it is. allow_again() takes it back. The number may be written in any form. Raises VL003 without a reason, VL004 for automation, VL018 for what is no number.';

grant execute on function pipeline.suppress_number to pipeline_operator;
