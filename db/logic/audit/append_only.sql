create or replace function pipeline_private.tg_history__is_append_only()
  returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'history is append-only'
    using errcode = 'VL007', hint = 'Write a new event that corrects it.', schema = tg_table_schema, table = tg_table_name;
end
$$;

create or replace trigger _200_is_append_only
  before update or delete or truncate on pipeline.pipeline_events
  for each statement
  execute function pipeline_private.tg_history__is_append_only();

create or replace trigger _200_is_append_only
  before update or delete or truncate on pipeline.audit_log
  for each statement
  execute function pipeline_private.tg_history__is_append_only();

comment on function pipeline_private.tg_history__is_append_only() is 'Events and audit rows are never changed or removed, by nobody: VL007.';

create or replace function pipeline_private.tg_audited__refuse_truncate()
  returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'TRUNCATE leaves no trace in the audit log'
    using errcode = 'VL007', hint = 'Use DELETE.', schema = tg_table_schema, table = tg_table_name;
end
$$;

comment on function pipeline_private.tg_audited__refuse_truncate() is 'Audited tables are never truncated: VL007.';
