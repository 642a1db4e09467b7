create or replace function pipeline_private.tg_work__belongs_to_the_current_visit()
  returns trigger
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
  set enable_seqscan = off
as $$
declare
  wrong uuid;
begin
  if current_setting('pipeline.books', true) = 'the visit' then
    return null;
  end if;

  select work.vendor_lead_id
  into wrong
  from new_rows as work
  join pipeline.vendor_leads as leads on leads.id = work.vendor_lead_id
  where (leads.stage_visit, leads.pipeline_stage) is distinct from (work.stage_visit, work.stage)
  limit 1;

  if wrong is not null then
    raise exception 'lead % is not at this visit', wrong
      using
        errcode = 'VL012',
        detail = jsonb_build_object('leadId', wrong)::text,
        hint = 'Timers and runs belong to the visit the lead is at; a finished lead has none.',
        schema = tg_table_schema, table = tg_table_name;
  end if;
  return null;
end
$$;

create or replace trigger _200_belongs_to_the_current_visit
  after insert on pipeline.agent_runs
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_work__belongs_to_the_current_visit();

create or replace trigger _200_insert_belongs_to_the_current_visit
  after insert on pipeline.lead_timers
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_work__belongs_to_the_current_visit();

create or replace trigger _200_update_belongs_to_the_current_visit
  after update on pipeline.lead_timers
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_work__belongs_to_the_current_visit();

comment on function pipeline_private.tg_work__belongs_to_the_current_visit() is
  'A timer or a run can only be stored for the visit its lead is at. The triggers of a move write theirs for the visit they open.';
