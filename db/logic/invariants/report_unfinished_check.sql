create or replace function pipeline_private.report_unfinished_check()
  returns void
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.act_as('worker', 'reconciler');
  perform pipeline_private.raise_alert(
    'INVARIANT_VIOLATED', 'self-check: unfinished',
    'The nightly self-check was cut off before it had read everything: look for long-running statements, or run check_invariants() by hand'
  );
end
$$;

comment on function pipeline_private.report_unfinished_check is
  'Raises an alert that the thorough self-check was cut off; the next one that reads everything ends it.';

grant execute on function pipeline_private.report_unfinished_check to pipeline_worker;
