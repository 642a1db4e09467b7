create or replace function pipeline_private.withhold_sending(reason pipeline.free_text)
  returns void
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('withhold the right to send', withhold_sending.reason);
begin
  update pipeline.sending_right as sending
  set place = 'withheld', given_at = now(), given_by = actor.name, reason = withhold_sending.reason
  from pipeline_private.actor() as actor;
  perform pipeline_private.record_event(null, 'sending_withheld');
  perform pipeline_private.act_as_before(acting_before);
end
$$;

comment on function pipeline_private.withhold_sending is
  'Takes the right to send away from this database, until a person gives it with this_is_the_original(). Raises VL003 without a reason, VL004 for automation.';

grant execute on function pipeline_private.withhold_sending to pipeline_admin;
