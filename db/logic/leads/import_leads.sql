create or replace function pipeline_private.record_imported_facts(lead_ids uuid[])
  returns void
  language sql
  security definer
as $$
  select pipeline_private.record_event(
    edits.vendor_lead_id, 'lead_edited', jsonb_build_object('fields', edits.fields), stage_visit => leads.stage_visit
  )
  from (
    select entries.vendor_lead_id, jsonb_agg(distinct fields.name order by fields.name) as fields
    from pipeline.audit_log as entries
    cross join jsonb_object_keys(entries.new_values) as fields (name)
    where entries.vendor_lead_id = any (lead_ids)
      and entries.table_name = 'vendor_leads'
      and entries.operation = 'UPDATE'
      and entries.transaction_id = pipeline_private.transaction_no()
    group by entries.vendor_lead_id
  ) as edits
  join pipeline.vendor_leads as leads on leads.id = edits.vendor_lead_id
$$;

comment on function pipeline_private.record_imported_facts is
  'Writes, for each of these leads that an import changed in this transaction, the event which columns changed. It reads them from the audit log, so that no event tells of a change that was not.';

grant execute on function pipeline_private.record_imported_facts to pipeline_operator;

create or replace function pipeline_private.prepare_rehearsal()
  returns void
  language plpgsql
  security definer
as $$
begin
  create temporary table rehearsed_leads
    (like pipeline.vendor_leads including defaults including constraints including indexes);
  execute format(
    'alter table pg_temp.rehearsed_leads alter column pipeline_stage set default %L',
    (select stages.stage from pipeline.stages as stages where stages.is_initial)
  );
  grant select, insert, update on pg_temp.rehearsed_leads to pipeline_operator;
end
$$;

comment on function pipeline_private.prepare_rehearsal is
  'Makes the empty copy of the leads that a dry run writes to, in the caller''s session, for logins that may not make temporary tables themselves. It has the table''s constraints and none of its triggers; what these would fill in, the stage where a lead begins, is a default.';

grant execute on function pipeline_private.prepare_rehearsal to pipeline_operator;
