create or replace function pipeline_private.rows_to_leave(log text, lead_ids uuid[], before timestamptz)
  returns table (vendor_lead_id uuid, at timestamptz, entry text)
  language plpgsql
  stable
  security definer
  set timezone = 'UTC'
  set datestyle = 'ISO'
  rows 2000
as $$
begin
  if log = 'webhook_deliveries' then
    return query
      select old.vendor_lead_id, deliveries.received_at, to_jsonb(deliveries)::text
      from pipeline_private.deliveries_to_leave(lead_ids, before) as old
      join pipeline.webhook_deliveries as deliveries on deliveries.id = old.id and deliveries.received_at = old.received_at
      where lead_ids is not null
      order by old.vendor_lead_id, deliveries.received_at, deliveries.id;
  elsif log = 'agent_runs' then
    return query
      select runs.vendor_lead_id, runs.created_at, to_jsonb(runs)::text
      from pipeline_private.runs_to_leave(lead_ids, before) as runs
      order by runs.vendor_lead_id, runs.created_at, runs.id;
  elsif log = 'pipeline_events' then
    return query
      select events.vendor_lead_id, events.created_at, to_jsonb(events)::text
      from pipeline_private.events_to_leave(lead_ids, before) as events
      order by events.vendor_lead_id, events.id;
  elsif log = 'audit_log' then
    return query
      select entries.vendor_lead_id, entries.created_at, to_jsonb(entries)::text
      from pipeline_private.entries_to_leave(lead_ids, before) as entries
      order by entries.vendor_lead_id, entries.id;
  end if;
end
$$;

comment on function pipeline_private.rows_to_leave is
  'What may leave of a log and was written before a moment, of these leads, or without leads of who signed in and out: each row as JSON, by lead and time. Nothing is locked and nothing leaves by that: see take_out().';

grant execute on function pipeline_private.rows_to_leave, pipeline_private.leaves_before to pipeline_archive;
