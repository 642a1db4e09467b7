-- Automation tells of texts, timers, runs and alerts by events. What somebody writes by hand, past our functions, is told
-- by nobody; so it is on record like a change of a lead. A session that took the owner's own role is somebody, too.
create or replace function pipeline_private.traced_tables()
  returns text[]
  language sql
  immutable
as $$
  select array['agent_runs', 'alerts', 'lead_messages', 'lead_timers']
$$;

comment on function pipeline_private.traced_tables is
  'Tables of which the audit log has only what was changed by hand; their rows are not what their entries add up to.';

-- In PL/pgSQL, so that it stays one call: a trigger's condition is read and planned anew for each statement.
create or replace function pipeline_private.writes_by_hand()
  returns boolean
  language plpgsql
  stable
as $$
begin
  return current_user <> 'pipeline_owner' or 'pipeline_owner' in (session_user, current_setting('role', true));
end
$$;

comment on function pipeline_private.writes_by_hand is
  'Whether whoever writes may be somebody at a session and no function of ours; asked by triggers of the tables they write, which then look at the call stack.';

grant execute on function pipeline_private.writes_by_hand to public;

select pipeline_private.audit_rows(format('pipeline.%I', name)::regclass, null, '{}', by_hand => true)
from unnest(pipeline_private.traced_tables()) as name;
