create or replace function pipeline_private.stops_of(lead pipeline.vendor_leads)
  returns setof pipeline.text_stops
  language sql
  stable
  security definer
as $$
  select stops.*
  from pipeline.text_stops as stops
  where stops.ended_at is null
    and lead.turn is not null
    and (
      stops.scope in ('all', 'source:' || lead.source)
      or exists (
        select from pipeline.lead_messages as messages
        where messages.vendor_lead_id = lead.id and messages.status = 'queued' and stops.scope = any (pipeline_private.scopes_of(lead, messages))
      )
      or exists (
        select from pipeline.agent_runs as runs
        where runs.vendor_lead_id = lead.id and runs.status = 'queued' and stops.scope = any (pipeline_private.scopes_of(lead, runs))
      )
    )
  order by stops.since
$$;

comment on function pipeline_private.stops_of is 'The stops that keep something of a lead back, the oldest first.';

grant execute on function pipeline_private.stops_of to pipeline_viewer;
