create or replace function pipeline_private.note_lead_read(lead_id uuid, user_id uuid, user_name text)
  returns void
  language sql
  security definer
as $$
  insert into pipeline.lead_reads (vendor_lead_id, user_id, hour, user_name)
  select leads.id, note_lead_read.user_id, date_bin('1 hour', pipeline.now(), timestamptz '2000-01-01 00:00Z'), note_lead_read.user_name
  from pipeline.vendor_leads as leads
  where leads.id = note_lead_read.lead_id
  on conflict on constraint lead_reads_pkey do nothing
$$;

comment on function pipeline_private.note_lead_read is
  'Notes that a user has read one lead''s personal data, once an hour; nothing for a lead that is not there. Waits for nobody.';

grant execute on function pipeline_private.note_lead_read to pipeline_server;
