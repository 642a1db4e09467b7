create or replace function pipeline_private.settle_bulk_lead(act pipeline.bulk_acts, lead_id uuid)
  returns pipeline.bulk_act_leads
  language plpgsql
as $$
declare
  settled pipeline.bulk_act_leads;
  obstacle text[];
begin
  settled.outcome := 'done';
  if act.verb in ('hold', 'release') then
    perform pipeline_private.lock_conversation(lead_id);
  else
    perform pipeline_private.lock_lead(lead_id);
  end if;
  obstacle := pipeline_private.obstacle_of_bulk(act, lead_id);
  if pipeline_private.went_back_along(act.undoes, lead_id) then
    perform pipeline_private.note_gone_back(act.undoes, lead_id);
  elsif obstacle is null then
    settled := pipeline_private.do_bulk_verb(act, lead_id);
    -- What this transaction has put on record about it last, as undo_manual_change() knows it.
    settled.audit_id := max(entries.id)
    from pipeline.audit_log as entries
    where entries.vendor_lead_id = lead_id and entries.transaction_id = pipeline_private.transaction_no()
      and entries.table_name <> all (pipeline_private.traced_tables());
  elsif obstacle[1] is not null or not pipeline_private.came_along(act, lead_id) then
    settled.outcome := 'refused';
    settled.code := obstacle[1];
    settled.why := obstacle[2];
  end if;
  return settled;
end
$$;

comment on function pipeline_private.settle_bulk_lead is
  'Does what an act says to one lead, or finds why not; raises what speaks against it, and what keeps the lead locked.';

create or replace function pipeline_private.obstacle_of_bulk(act pipeline.bulk_acts, lead_id uuid)
  returns text[]
  language plpgsql
  stable
as $$
declare
  undone pipeline.bulk_acts;
  obstacle text[];
begin
  select * into undone from pipeline.bulk_acts as acts where acts.id = act.undoes;
  execute format(
    'select %s from (%s) as leads',
    case
      when undone.id is not null then pipeline_private.obstacle_to_undo(undone.verb)
      else pipeline_private.bulk_obstacle(
        act.verb, 'exists (select from pipeline.bulk_act_leads as rows where rows.act_id = ($1).id and rows.vendor_lead_id = others.id)'
      )
    end,
    case
      when undone.id is null then 'select leads.* from pipeline.vendor_leads as leads where leads.id = $2'
      else pipeline_private.leads_done_by_bulk('leads.id = $2')
    end
  ) into obstacle using case when undone.id is null then act else undone end, lead_id;
  return obstacle;
end
$$;

comment on function pipeline_private.obstacle_of_bulk is 'What stands in the way for a lead now that it is locked; null when nothing does.';

create or replace function pipeline_private.came_along(act pipeline.bulk_acts, lead_id uuid)
  returns boolean
  language sql
  stable
as $$
  select act.verb in ('hold', 'release', 'suppress', 'mark_opted_out') and exists (
    select
    from pipeline.vendor_leads as leads
    join pipeline.vendor_leads as others on others.vendor_phone = leads.vendor_phone and others.id <> leads.id
    join pipeline.bulk_act_leads as rows on rows.act_id = act.id and rows.vendor_lead_id = others.id
    where leads.id = lead_id and rows.outcome = 'done'
  )
$$;

comment on function pipeline_private.came_along is 'Whether it is so already because the same act did it to another lead of the number.';
