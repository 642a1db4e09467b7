create or replace function pipeline_private.tg_audited__refuse_truncate()
  returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  raise exception 'TRUNCATE leaves no trace in the audit log'
    using errcode = 'VL007', hint = 'Use DELETE.', schema = tg_table_schema, table = tg_table_name;
end
$$;

comment on function pipeline_private.tg_audited__refuse_truncate() is 'Audited tables are never truncated: VL007.';

-- Their names sort before _500_begin_visit: what a statement changed is on record before what follows from it.
select pipeline_private.audit_table(audited.table_name, audited.lead_column)
from (
  values
    ('vendor_leads', 'id'),
    ('offers', 'vendor_lead_id'),
    ('deals', 'vendor_lead_id'),
    ('review_items', 'vendor_lead_id'),
    ('message_suppressions', null),
    ('stages', null),
    ('stage_transitions', null),
    ('stage_required_fields', null),
    ('stage_timers', null),
    ('stage_outcomes', null),
    ('message_templates', null),
    ('agents', null),
    ('alert_rules', null),
    ('settings', null),
    ('purchase_tax_bands', null)
) as audited (table_name, lead_column);
