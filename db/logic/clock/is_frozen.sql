create or replace function pipeline_private.is_frozen(lead pipeline.vendor_leads, message pipeline.lead_messages)
  returns boolean
  language sql
  immutable
  set search_path = pg_catalog, pg_temp
as $$
  select lead.held_at is not null and message.author <> 'person'
$$;

comment on function pipeline_private.is_frozen(pipeline.vendor_leads, pipeline.lead_messages) is
  'Whether a text waits for the end of its lead''s hold, so that no job needs to look at it before.';
