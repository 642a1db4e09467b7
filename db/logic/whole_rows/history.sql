create or replace function pipeline_private.tg_pipeline_events__is_whole()
  returns trigger
  language plpgsql
as $$
begin
  if new.event_type = 'stage_change' and (new.vendor_lead_id is null or new.to_stage is null or new.stage_visit is null) then
    perform pipeline_private.refuse_row('stage_change_names_its_visit', tg_table_name);
  end if;
  return new;
end
$$;

create or replace trigger _200_stay_whole
  before insert on pipeline.pipeline_events
  for each row
  execute function pipeline_private.tg_pipeline_events__is_whole();

comment on function pipeline_private.tg_pipeline_events__is_whole is
  'A move names its lead, its stage and its visit: 23514 with the name of the rule that a row breaks.';

create or replace function pipeline_private.tg_audit_log__is_whole()
  returns trigger
  language plpgsql
as $$
begin
  if (new.operation = 'INSERT') <> (new.old_values is null) or (new.operation = 'DELETE') <> (new.new_values is null) then
    perform pipeline_private.refuse_row('operation_fits_its_values', tg_table_name);
  elsif (new.chain_no = 1) <> (new.previous_hash is null) then
    perform pipeline_private.refuse_row('chain_starts_from_nothing', tg_table_name);
  end if;
  return new;
end
$$;

create or replace trigger _200_stay_whole
  before insert on pipeline.audit_log
  for each row
  execute function pipeline_private.tg_audit_log__is_whole();

comment on function pipeline_private.tg_audit_log__is_whole is
  'An entry has the values that its operation has, and the first of a chain has none before it: 23514 with the name of the rule that a row breaks.';
