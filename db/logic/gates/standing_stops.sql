-- What keeps texts and agents back until a person lets them go on. Whatever one of them belongs to, it names the scopes by
-- which it can be stopped; a stop stands for one scope, and several may stand for the same text.
create or replace function pipeline_private.scopes_of(lead pipeline.vendor_leads, message pipeline.lead_messages)
  returns text[]
  language sql
  stable
as $$
  select array['all', 'source:' || lead.source, 'template:' || message.template, 'agent:' || (
    select runs.agent from pipeline.agent_runs as runs where runs.id = message.agent_run_id
  )]
$$;

create or replace function pipeline_private.scopes_of(lead pipeline.vendor_leads, run pipeline.agent_runs)
  returns text[]
  language sql
  immutable
as $$
  select array['all', 'source:' || lead.source, 'agent:' || run.agent]
$$;

comment on function pipeline_private.scopes_of(pipeline.vendor_leads, pipeline.lead_messages) is 'The scopes by which a text can be stopped.';
comment on function pipeline_private.scopes_of(pipeline.vendor_leads, pipeline.agent_runs) is 'The scopes by which the call of an agent can be stopped.';

-- Everybody who lets something leave shares one lock, and whoever stops waits until they are done: what begins after a stop
-- was asked for sees it, even before it has committed.
create or replace function pipeline_private.stops_gate()
  returns bigint
  language sql
  immutable
as $$
  select hashtextextended('pipeline: stop of texts', 0)
$$;

create or replace function pipeline_private.is_stopped(scopes text[])
  returns boolean
  language plpgsql
as $$
begin
  perform pg_advisory_xact_lock_shared(pipeline_private.stops_gate());
  -- Nobody ends it before what is kept back by it can be seen.
  perform from pipeline.text_stops as stops where stops.ended_at is null and stops.scope = any (scopes) for share;
  return found;
end
$$;

comment on function pipeline_private.is_stopped is
  'Whether a stop stands for one of these scopes. Asked right before a text is handed over or an agent is called, and binding until the end of the transaction.';

-- The clock of a lead stands from the first moment that one of these stops, or something of its own that is kept back, holds
-- it up. It is not moved meanwhile: it is put right when the last of them ends.
create or replace function pipeline_private.clock_stands_since(lead_id uuid, but uuid default null)
  returns timestamptz
  language sql
  stable
as $$
  select least(
    (
      select min(stops.since)
      from pipeline.vendor_leads as leads
      join pipeline.text_stops as stops on stops.ended_at is null and stops.scope in ('all', 'source:' || leads.source)
      where leads.id = clock_stands_since.lead_id and leads.turn is not null
    ),
    (
      select min(messages.kept_back_since)
      from pipeline.lead_messages as messages
      where messages.vendor_lead_id = clock_stands_since.lead_id and messages.status in ('queued', 'sending') and messages.id is distinct from but
    ),
    (
      select min(runs.kept_back_since)
      from pipeline.agent_runs as runs
      where runs.vendor_lead_id = clock_stands_since.lead_id and runs.status in ('queued', 'running') and runs.id is distinct from but
    ),
    (select waiting.since from pipeline_private.clocks_to_run as waiting where waiting.vendor_lead_id = clock_stands_since.lead_id)
  )
$$;

comment on function pipeline_private.clock_stands_since is
  'Since when the clock of a lead stands because of stops; null when it runs. but: a text or a run that is to count as free.';
