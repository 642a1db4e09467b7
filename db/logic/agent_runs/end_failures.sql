create or replace function pipeline_private.end_failures(lead pipeline.vendor_leads, run pipeline.agent_runs)
  returns void
  language plpgsql
as $$
declare
  over uuid[] := array(
    select items.id
    from pipeline.review_items as items
    join pipeline.agent_runs as failed on failed.id = items.agent_run_id
    where items.vendor_lead_id = lead.id and items.kind = 'agent_failure' and items.resolved_at is null and failed.agent = run.agent
  );
begin
  if cardinality(over) > 0 then
    perform pipeline_private.close_review_items(over, 'agent_answers');
    -- The item was what would move the lead; from here a clock does.
    if lead.turn is not null and not exists (select from pipeline.lead_timers as timers where timers.vendor_lead_id = lead.id) then
      perform pipeline_private.give_turn(lead.id, lead.turn, pipeline.now());
    end if;
    update pipeline.alerts as alerts
    set resolved_at = pipeline.now()
    where alerts.type = 'AGENT_FAILURE' and alerts.scope = format('%s:%s', run.agent, lead.id) and alerts.resolved_at is null;
  end if;
end
$$;

comment on function pipeline_private.end_failures is
  'What was asked about earlier failures of an agent for a lead is over once it has answered for that lead.';
