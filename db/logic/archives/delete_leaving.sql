-- A row each of what left: its lead, and its lines as they lie in the file.
create or replace function pipeline_private.delete_leaving(log text, archive uuid, lead_ids uuid[], before timestamptz)
  returns table (vendor_lead_id uuid, lines text)
  language plpgsql
  set timezone = 'UTC'
  set datestyle = 'ISO'
  rows 100
as $$
declare
  leaving pipeline.audit_log[];
begin
  if log = 'webhook_deliveries' then
    return query
      with gone as (
        delete from pipeline.webhook_deliveries as deliveries
        using pipeline_private.deliveries_to_leave(lead_ids, before) as old
        where deliveries.id = old.id and deliveries.received_at = old.received_at and lead_ids is not null
        returning old.vendor_lead_id as lead_id, deliveries.received_at, deliveries.id, to_jsonb(deliveries)::text as entry
      )
      select gone.lead_id, string_agg(gone.entry || e'\n', '' order by gone.received_at, gone.id) from gone group by gone.lead_id;
  elsif log = 'agent_runs' then
    return query
      with gone as (
        update pipeline.agent_runs as runs
        set result = null, kept_answer = null, error = case when runs.status = 'dead' then runs.error end
        from pipeline_private.runs_to_leave(lead_ids, before) as answered
        where runs.id = answered.id
        returning old.vendor_lead_id as lead_id, old.created_at, old.id, to_jsonb(old)::text as entry
      )
      select gone.lead_id, string_agg(gone.entry || e'\n', '' order by gone.created_at, gone.id) from gone group by gone.lead_id;
  elsif log = 'pipeline_events' then
    return query
      with gone as (
        delete from pipeline.pipeline_events as events
        using pipeline_private.events_to_leave(lead_ids, before) as old
        where events.id = old.id and events.created_at = old.created_at
        returning events.id, events.vendor_lead_id as lead_id, to_jsonb(events)::text as entry
      )
      select gone.lead_id, string_agg(gone.entry || e'\n', '' order by gone.id) from gone group by gone.lead_id;
  elsif log = 'audit_log' then
    leaving := array(select entries from pipeline_private.entries_to_leave(lead_ids, before) as entries);
    perform pipeline_private.cut_chains(leaving, archive);
    return query
      with gone as (
        delete from pipeline.audit_log as entries
        using unnest(leaving) as old
        where entries.id = old.id and entries.created_at = old.created_at
        returning entries.id, entries.vendor_lead_id as lead_id, to_jsonb(entries)::text as entry
      )
      select gone.lead_id, string_agg(gone.entry || e'\n', '' order by gone.id) from gone group by gone.lead_id;
  end if;
end
$$;

comment on function pipeline_private.delete_leaving is 'Removes what may leave of a log and was written before a moment; of agent_runs the answers. For take_out() alone.';
