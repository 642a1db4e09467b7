create or replace function pipeline_private.broken_record(lead_ids uuid[] default null, since_id bigint default null)
  returns table (invariant text, vendor_lead_id uuid, detail jsonb)
  language sql
  stable
as $$
  select
    'the audit log is whole and every row is as it says', faults.vendor_lead_id,
    faults.detail || jsonb_build_object('fault', faults.fault, 'table', faults.table_name, 'rowId', faults.row_id, 'auditId', faults.audit_id)
  from pipeline_private.faults_of_leads(lead_ids, since_id) as faults
$$;

comment on function pipeline_private.broken_record is 'The faults of the audit log as violations, of these leads or of everything; since_id as of audit_faults().';
