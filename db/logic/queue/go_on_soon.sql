-- As many at once as keep whoever wants one of these leads waiting for a tenth to a quarter of a second.
create or replace function pipeline_private.leads_at_once()
  returns integer
  language sql
  immutable
as $$
  select 500
$$;

comment on function pipeline_private.leads_at_once is 'To how many leads a change does what it does before others have their turn.';

create or replace function pipeline_private.go_on_soon()
  returns void
  language sql
as $$
  update pipeline_private.large_changes as changes set look_at = pipeline.now(), booked_at = null
$$;

comment on function pipeline_private.go_on_soon is 'Has go_on_with_large_changes() see to the leads that are left.';
