create or replace function pipeline.vendor_leads_logs_left_at(lead pipeline.vendor_leads)
  returns timestamptz
  language sql
  stable
  security definer
as $$
  select max(known.left_at)
  from pipeline_private.left_logs as known
  where known.vendor_lead_id = lead.id and known.archive_id is not null
$$;

comment on function pipeline.vendor_leads_logs_left_at is
  'When what is old of the lead''s events, runs, changes or deliveries last left into an archive; null while all of it is here.';

grant execute on function pipeline.vendor_leads_logs_left_at to pipeline_viewer;
