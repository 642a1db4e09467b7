create or replace function pipeline_private.generate_alerts()
  returns table (found_now integer, passed_on integer)
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.act_as('worker', 'generate_alerts');
  perform pipeline_private.forget_refusals();
  perform pipeline_private.acknowledge_again();
  perform pipeline_private.ask_about_due_rights();
  perform pipeline_private.raise_looked_for_alerts();
  perform pipeline_private.tell_again();
  found_now := (select count(*) from pipeline_private.looked_for_alerts);
  passed_on := pipeline_private.pass_on_overdue_items();
  return next;
end
$$;

comment on function pipeline_private.generate_alerts is
  'Asks about requests by right that are nearly due, raises the alerts that are looked for, ends those that are over, tells again what nobody looks after, and passes overdue questions on. Returns how much is wrong now, and how many questions went on.';

grant execute on function pipeline_private.generate_alerts to pipeline_worker;
