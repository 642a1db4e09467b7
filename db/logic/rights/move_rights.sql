create or replace function pipeline_private.move_rights(kept pipeline.vendor_leads, dropped pipeline.vendor_leads)
  returns void
  language plpgsql
as $$
begin
  -- Of two open ones of a kind the clock of the first runs.
  update pipeline.rights_requests as requests
  set status = 'withdrawn', settled_at = pipeline.now(), settled_by = pipeline_private.own_name(), outcome = 'The same is asked at the lead that this one became part of'
  from pipeline.rights_requests as twins
  where requests.vendor_lead_id = any (array[kept.id, dropped.id]) and requests.settled_at is null
    and twins.vendor_lead_id = any (array[kept.id, dropped.id]) and twins.settled_at is null
    and twins.kind = requests.kind and (twins.due_on, twins.id) < (requests.due_on, requests.id);
  perform pipeline_private.close_review_items(
    array(
      select items.id
      from pipeline.rights_requests as requests
      join pipeline.review_items as items
        on items.vendor_lead_id = requests.vendor_lead_id and items.kind = 'rights_request' and items.about = requests.id::text
      where requests.vendor_lead_id = any (array[kept.id, dropped.id]) and items.resolved_at is null
        and (requests.vendor_lead_id = dropped.id or requests.settled_at is not null)
    ),
    'merged'
  );
  update pipeline.rights_requests as requests
  set vendor_lead_id = kept.id
  where requests.vendor_lead_id = dropped.id and requests.settled_at is null;
  perform pipeline_private.ask_about_right(requests, requests.message_id)
  from pipeline.rights_requests as requests
  where requests.vendor_lead_id = kept.id and requests.settled_at is null;
end
$$;

comment on function pipeline_private.move_rights is 'What was asked by right of a lead is asked at the one that it becomes part of, with the clock that runs out first.';
