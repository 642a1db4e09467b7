create or replace function pipeline_private.forget_keys(lead_ids uuid[])
  returns void
  language sql
as $$
  update pipeline_private.archive_blocks as blocks set key = null where blocks.vendor_lead_id = any (lead_ids);
  update pipeline_private.audit_cuts as cuts
  set known = cuts.known - pipeline_private.personal_columns(cuts.table_name)
  where cuts.vendor_lead_id = any (lead_ids);
$$;

comment on function pipeline_private.forget_keys is
  'Makes what has left of these leads unreadable, wherever a copy of it lies, and takes what tells of a person out of what is remembered of it.';
