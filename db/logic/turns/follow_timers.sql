create or replace function pipeline_private.follow_timers(lead_ids uuid[])
  returns void
  language sql
as $$
  update pipeline.vendor_leads as leads
  set next_retry_at = timers.due_at
  from pipeline.lead_timers as timers
  join pipeline.stages as stages on stages.stage = timers.stage and stages.retry_no is not null
  where leads.id = any (lead_ids)
    and timers.vendor_lead_id = leads.id
    and leads.next_retry_at is distinct from timers.due_at
$$;

comment on function pipeline_private.follow_timers is 'Keeps next_retry_at of leads at a retry stage equal to their timer.';
