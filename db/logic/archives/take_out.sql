create or replace function pipeline_private.take_out(log text, archive uuid, lead_ids uuid[])
  returns table (vendor_lead_id uuid, at timestamptz, entry text)
  language plpgsql
  security definer
  set timezone = 'UTC'
  set datestyle = 'ISO'
  rows 2000
as $$
declare
  before timestamptz := pipeline_private.leaves_before(log);
  ids uuid[];
  leaving pipeline.audit_log[];
begin
  if lead_ids is not null then
    -- Whoever revives or erases one meanwhile waits, or is not waited for.
    ids := array(
      select leads.id
      from pipeline.vendor_leads as leads
      where leads.id = any (lead_ids) and pipeline_private.is_at_rest(leads, log, before)
      order by leads.id
      for no key update skip locked
    );
    insert into pipeline_private.left_logs (vendor_lead_id, log) select unnest(ids), take_out.log
    on conflict on constraint left_logs_pkey do update set left_at = excluded.left_at;
  end if;
  insert into pipeline_private.leaving (transaction_id) values (pg_current_xact_id());

  if log = 'webhook_deliveries' then
    return query
      with gone as (
        delete from pipeline.webhook_deliveries as deliveries
        using pipeline_private.deliveries_to_leave(ids, before) as old
        where deliveries.id = old.id and deliveries.received_at = old.received_at and ids is not null
        returning old.vendor_lead_id, deliveries.received_at, to_jsonb(deliveries)::text as entry
      )
      select gone.vendor_lead_id, gone.received_at, gone.entry from gone order by gone.vendor_lead_id, gone.received_at;
  elsif log = 'agent_runs' then
    return query
      with gone as (
        update pipeline.agent_runs as runs
        set result = null, kept_answer = null, error = null
        from pipeline_private.runs_to_leave(ids, before) as answered
        where runs.id = answered.id
        returning old.vendor_lead_id, old.created_at, to_jsonb(old)::text as entry
      )
      select gone.vendor_lead_id, gone.created_at, gone.entry from gone order by gone.vendor_lead_id, gone.created_at;
  elsif log = 'pipeline_events' then
    return query
      with gone as (
        delete from pipeline.pipeline_events as events
        using pipeline_private.events_to_leave(ids, before) as old
        where events.id = old.id and events.created_at = old.created_at
        returning events.id, events.vendor_lead_id, events.created_at, events.event_type, to_jsonb(events)::text as entry
      ),
      counted as (
        insert into pipeline_private.left_event_days as known (day, event_type, events)
        select (gone.created_at at time zone settings.time_zone)::date, gone.event_type, count(*)
        from gone cross join pipeline.settings group by 1, 2
        on conflict on constraint left_event_days_pkey do update set events = known.events + excluded.events
      )
      select gone.vendor_lead_id, gone.created_at, gone.entry from gone order by gone.vendor_lead_id, gone.id;
  elsif log = 'audit_log' then
    leaving := array(select entries from pipeline_private.entries_to_leave(ids, before) as entries);
    perform pipeline_private.cut_chains(leaving, archive);
    return query
      with gone as (
        delete from pipeline.audit_log as entries
        using unnest(leaving) as old
        where entries.id = old.id and entries.created_at = old.created_at
        returning entries.id, entries.vendor_lead_id, entries.created_at, to_jsonb(entries)::text as entry
      )
      select gone.vendor_lead_id, gone.created_at, gone.entry from gone order by gone.vendor_lead_id, gone.id;
  end if;
  delete from pipeline_private.leaving as permits where permits.transaction_id = pg_current_xact_id();
end
$$;

comment on function pipeline_private.take_out is
  'Takes what may leave of a log out of the database, of these leads, or without leads of who signed in and out, and returns it by lead and time. Only together with its archive, see keep_archive(), does that commit. Of agent_runs the answers go, and the row as it was is returned.';

grant execute on function pipeline_private.take_out to pipeline_archive;
