create or replace function pipeline_private.put_row_back(table_name text, row_id text, operation text, writes jsonb)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  condition text := (select audited.key_condition from pipeline_private.audited_tables as audited where audited.table_name = put_row_back.table_name);
begin
  if operation = 'UPDATE' and writes <> '{}' then
    execute format(
      'update pipeline.%I as t set %s from jsonb_populate_record(null::pipeline.%I, $2) as wanted where %s',
      table_name, (select string_agg(format('%1$I = wanted.%1$I', key), ', ') from jsonb_object_keys(writes) as key), table_name, condition
    ) using row_id, writes;
  elsif operation = 'DELETE' then
    execute format('insert into pipeline.%1$I select (jsonb_populate_record(null::pipeline.%1$I, $1)).*', table_name) using writes;
  elsif operation = 'INSERT' then
    execute format('delete from pipeline.%I as t where %s', table_name, condition) using row_id;
  end if;
end
$$;

comment on function pipeline_private.put_row_back(text, text, text, jsonb) is
  'Undoes what was done to one row of an audited table: writes the columns back, puts the row back, or removes it.';

create or replace function pipeline_private.put_rows_back(chosen pipeline.audit_log)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  undone record;
begin
  for undone in select * from pipeline_private.rows_to_undo(chosen) loop
    -- The same question has been asked anew meanwhile: one open item is enough.
    continue when undone.table_name = 'review_items' and undone.operation = 'UPDATE' and undone.writes ? 'resolved_at' and exists (
      select
      from pipeline.review_items as item
      join pipeline.review_items as again
        on again.vendor_lead_id = item.vendor_lead_id and (again.kind, again.about) = (item.kind, item.about) and again.resolved_at is null
      where item.id = undone.row_id::uuid and again.id <> item.id
    );
    if undone.table_name = 'review_items' and undone.operation = 'INSERT' then
      perform pipeline_private.close_review_items(array[undone.row_id::uuid], 'the change that led to it was taken back');
    elsif undone.table_name = 'review_items' and undone.operation = 'UPDATE' and undone.writes -> 'resolved_at' = 'null' then
      perform pipeline_private.reopen_review_item(undone.row_id::uuid, undone.writes);
    else
      perform pipeline_private.put_row_back(undone.table_name, undone.row_id, undone.operation, undone.writes);
    end if;
  end loop;
end
$$;

comment on function pipeline_private.put_rows_back(pipeline.audit_log) is
  'Undoes what the transaction of a change did to its rows, latest first. A review item that it opened is closed.';

create or replace function pipeline_private.reopen_review_item(item_id uuid, writes jsonb)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  item pipeline.review_items := (select items from pipeline.review_items as items where items.id = item_id);
  lead pipeline.vendor_leads := (select leads from pipeline.vendor_leads as leads where leads.id = item.vendor_lead_id);
begin
  if item.stage_visit = lead.stage_visit or pipeline_private.outlives_visit(item, lead.pipeline_stage) then
    perform pipeline_private.put_row_back('review_items', item_id::text, 'UPDATE', writes);
  elsif item.stage = lead.pipeline_stage then
    perform pipeline_private.put_row_back(
      'review_items', item_id::text, 'UPDATE', writes || jsonb_build_object('stage_visit', lead.stage_visit)
    );
  end if;
end
$$;

comment on function pipeline_private.reopen_review_item(uuid, jsonb) is
  'Asks again what the change had closed, as a question about the visit the lead is at now; not when the lead has moved on to another stage.';
