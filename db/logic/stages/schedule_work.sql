-- Everything that a move brings, in one pass over the statement's leads: what the old visit still had pending
-- is cancelled; the new visit's run, text and timer are written; one call adds their jobs.
create or replace function pipeline_private.tg_vendor_leads__schedule_work()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  moved pipeline_private.moved_lead[];
begin
  if tg_op = 'INSERT' then
    select array_agg(row (entered.id, entered.pipeline_stage, entered.stage_visit, true)::pipeline_private.moved_lead order by entered.id)
    into moved
    from new_rows as entered;
  else
    select array_agg(
      row (entered.id, entered.pipeline_stage, entered.stage_visit, coalesce(permission.run_effects, true))::pipeline_private.moved_lead
      order by entered.id
    )
    into moved
    from new_rows as entered
    join old_rows as before on before.id = entered.id
    left join pipeline_private.stage_overrides as permission
      on permission.vendor_lead_id = entered.id and permission.transaction_id = pg_current_xact_id()
    where entered.stage_visit <> before.stage_visit;

    if moved is null then
      return null;
    end if;

    perform pipeline_private.drop_pending_work(moved);
    perform pipeline_private.settle_offers_and_deals(moved);
  end if;

  perform pipeline_private.enqueue(
    pipeline_private.begin_visits(moved)
      || pipeline_private.arm_timers(array(select lead.id from unnest(moved) as lead))
  );
  return null;
end
$$;

create or replace trigger _600_schedule_first_work
  after insert on pipeline.vendor_leads
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_vendor_leads__schedule_work();

create or replace trigger _600_schedule_work
  after update on pipeline.vendor_leads
  referencing old table as old_rows new table as new_rows
  for each statement
  execute function pipeline_private.tg_vendor_leads__schedule_work();

comment on function pipeline_private.tg_vendor_leads__schedule_work() is
  'Cancels what the visit a lead left had pending, and writes what the visit it entered brings, for all leads of a statement at once.';
