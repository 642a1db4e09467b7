create or replace function pipeline_private.tg_vendor_leads__record_visit()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  actor record;
begin
  if tg_op = 'INSERT' then
    actor := pipeline_private.actor();

    insert into pipeline.pipeline_events (
      vendor_lead_id, event_type, to_stage, stage_visit, metadata, actor_kind, actor, user_id, reason
    )
    select
      entered.id, 'stage_change', entered.pipeline_stage, entered.stage_visit,
      jsonb_build_object('source', entered.source), actor.kind, actor.name, actor.user_id, actor.reason
    from new_rows as entered;

    return null;
  end if;

  if not exists (
    select
    from new_rows as entered
    join old_rows as before on before.id = entered.id
    where entered.stage_visit <> before.stage_visit
  ) then
    return null;
  end if;

  actor := pipeline_private.actor();

  insert into pipeline.pipeline_events (
    vendor_lead_id, event_type, from_stage, to_stage, stage_visit, metadata, actor_kind, actor, user_id, reason
  )
  select
    entered.id, 'stage_change', before.pipeline_stage, entered.pipeline_stage, entered.stage_visit,
    case when legal.note is null then '{}'::jsonb else jsonb_build_object('note', legal.note) end
      || case
        when permission.vendor_lead_id is null then '{}'
        else jsonb_build_object('override', true, 'runEffects', permission.run_effects)
      end,
    actor.kind, actor.name, actor.user_id, coalesce(entered.dead_reason, actor.reason)
  from new_rows as entered
  join old_rows as before on before.id = entered.id
  left join pipeline.stage_transitions as legal
    on legal.from_stage = before.pipeline_stage and legal.to_stage = entered.pipeline_stage and legal.note is not null
  left join pipeline_private.stage_overrides as permission
    on permission.vendor_lead_id = entered.id and permission.transaction_id = pg_current_xact_id()
  where entered.stage_visit <> before.stage_visit;

  return null;
end
$$;

create or replace trigger _500_record_insert
  after insert on pipeline.vendor_leads
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_vendor_leads__record_visit();

create or replace trigger _500_record_visit
  after update on pipeline.vendor_leads
  referencing old table as old_rows new table as new_rows
  for each statement
  execute function pipeline_private.tg_vendor_leads__record_visit();

comment on function pipeline_private.tg_vendor_leads__record_visit() is
  'Writes exactly one stage_change event for every lead that a statement inserted or moved.';
