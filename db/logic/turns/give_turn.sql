create or replace function pipeline_private.give_turn(lead_id uuid, turn text, since timestamptz)
  returns void
  language plpgsql
as $$
declare
  overdue uuid[];
begin
  -- We have done our part: nobody needs to be told that it is late.
  if turn = 'vendor' then
    overdue := array(
      select items.id
      from pipeline.review_items as items
      where items.vendor_lead_id = give_turn.lead_id and items.resolved_at is null and items.kind = 'stage_overdue'
    );
    if cardinality(overdue) > 0 then
      perform pipeline_private.close_review_items(overdue, 'vendors_turn');
    end if;
    -- We are to ring them: nobody is silent before that.
    since := greatest(since, (
      select planned.due_at from pipeline.planned_calls as planned
      where planned.vendor_lead_id = give_turn.lead_id and planned.ended_at is null
    ));
  end if;
  update pipeline.alerts as alerts
  set resolved_at = pipeline.now()
  from pipeline.alert_rules as rules
  where alerts.vendor_lead_id = give_turn.lead_id and alerts.resolved_at is null
    and rules.type = alerts.type and rules.ends_with_turn;

  update pipeline.vendor_leads as leads
  set turn = give_turn.turn, turn_since = give_turn.since
  where leads.id = give_turn.lead_id;

  perform pipeline_private.arm_timers(array[lead_id]);
  perform pipeline_private.follow_timers(array[lead_id]);
end
$$;

comment on function pipeline_private.give_turn is
  'Makes it the vendor''s or our turn since a moment (the vendor''s since the call that is planned, if that comes later), sets the timer that goes with it, and ends the alerts about the turn before. The caller holds the lead''s lock.';
