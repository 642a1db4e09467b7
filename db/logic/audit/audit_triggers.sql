-- Their names sort before _500_begin_visit: what a statement changed is on record before what follows from it.
select pipeline_private.audit_table(audited.table_name, audited.key_columns, audited.lead_column)
from pipeline_private.audited_tables as audited;
