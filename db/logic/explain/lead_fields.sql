create or replace function pipeline.vendor_leads_next_action(lead pipeline.vendor_leads)
  returns pipeline.next_action
  language sql
  stable
as $$
  select row (next.what, next.at, next.owed_by, next.detail)::pipeline.next_action
  from pipeline_private.next_actions as next
  where next.vendor_lead_id = lead.id
$$;

comment on function pipeline.vendor_leads_next_action is 'What happens next with the lead, when, and who owes it.';

create or replace function pipeline.vendor_leads_last_message(lead pipeline.vendor_leads)
  returns pipeline.lead_messages
  language sql
  stable
as $$
  select messages
  from pipeline.lead_messages as messages
  where messages.vendor_lead_id = lead.id and messages.status <> 'cancelled'
  order by messages.text_no desc
  limit 1
$$;

comment on function pipeline.vendor_leads_last_message is 'The latest text from or to the vendor that was not cancelled; null when there is none.';

create or replace function pipeline.vendor_leads_open_review_count(lead pipeline.vendor_leads)
  returns integer
  language sql
  stable
as $$
  select count(*)::integer
  from pipeline.review_items as items
  where items.vendor_lead_id = lead.id and items.resolved_at is null and items.snoozed_until is null
$$;

comment on function pipeline.vendor_leads_open_review_count is 'How many questions about the lead wait for a person now, without those that are to wait.';

grant execute on function
  pipeline.vendor_leads_next_action, pipeline.vendor_leads_last_message, pipeline.vendor_leads_open_review_count
to pipeline_viewer;
