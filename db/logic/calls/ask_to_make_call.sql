create or replace function pipeline_private.ask_to_make_call(planned_call_id uuid)
  returns void
  language plpgsql
as $$
declare
  planned pipeline.planned_calls;
  lead pipeline.vendor_leads;
  item_id uuid;
begin
  select * into planned from pipeline.planned_calls as calls where calls.id = planned_call_id;
  lead := pipeline_private.lock_lead(pipeline_private.standing_lead(planned.vendor_lead_id));
  select * into planned from pipeline.planned_calls as calls where calls.id = planned_call_id and calls.ended_at is null for update;
  if planned.id is null then
    return;
  end if;

  update pipeline.planned_calls as calls
  set
    asked_at = pipeline.now(),
    -- Nobody rings about a lead that is finished.
    ended_at = case when lead.turn is null then pipeline.now() end, ended_by = case when lead.turn is null then 'pipeline' end,
    end_reason = case when lead.turn is null then format('the lead is at %s', lead.pipeline_stage) end
  where calls.id = planned.id;
  if lead.turn is not null then
    item_id := pipeline_private.open_review_item(
      lead.id, 'call_due', format('Ring the vendor, as planned: %s', planned.caller),
      jsonb_strip_nulls(jsonb_build_object(
        'plannedCallId', planned.id, 'dueAt', planned.due_at, 'caller', planned.caller, 'plannedBy', planned.planned_by
      ))
    );
    update pipeline.review_items as items set assigned_to = planned.caller where items.id = item_id;
  end if;
end
$$;

comment on function pipeline_private.ask_to_make_call is
  'The time of a planned call has come: whoever is to ring is asked, about the lead that theirs was merged into if it was. One that is finished is rung by nobody.';
