create or replace function pipeline_private.note_lead_read(named text, user_id uuid, user_name text)
  returns void
  language sql
  security definer
as $$
  insert into pipeline.lead_reads (vendor_lead_id, user_id, hour, user_name)
  select leads.id, note_lead_read.user_id, date_bin('1 hour', pipeline.now(), timestamptz '2000-01-01 00:00Z'), note_lead_read.user_name
  from pipeline.vendor_leads as leads
  where leads.id = case
    when named ~ '^\d{1,18}$' then (select events.vendor_lead_id from pipeline.pipeline_events as events where events.id = named::bigint)
    else pipeline_private.lead_named_by(named::uuid)
  end
  on conflict on constraint lead_reads_pkey do nothing
$$;

comment on function pipeline_private.note_lead_read is
  'Notes that a user has read one lead''s personal data, once an hour: named is the id of the lead, or of a row about it, an event included; nothing for one that is not there. Waits for nobody.';

grant execute on function pipeline_private.note_lead_read to pipeline_server;

create or replace function pipeline_private.lead_named_by(id uuid)
  returns uuid
  language sql
  stable
as $$
  select coalesce(
    (select them.id from pipeline.vendor_leads as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.review_items as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.lead_messages as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.agent_runs as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.offers as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.deals as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.deal_reductions as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.drafts as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.notes as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.alerts as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.phone_calls as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.planned_calls as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.consents as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.lead_phones as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.property_flags as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.rights_requests as them where them.id = lead_named_by.id),
    (select them.vendor_lead_id from pipeline.webhook_deliveries as them where them.id = lead_named_by.id limit 1)
  )
$$;

comment on function pipeline_private.lead_named_by is 'The lead with this id, or that the row with this id is about; null when there is none.';
