create or replace function pipeline_private.settle_bulk_lead(act pipeline.bulk_acts, waiting pipeline.bulk_act_leads)
  returns pipeline.bulk_act_leads
  language plpgsql
as $$
declare
  settled pipeline.bulk_act_leads := waiting;
  obstacle text[];
  detail text;
begin
  settled.outcome := 'done';
  begin
    if act.verb in ('hold', 'release') then
      perform pipeline_private.lock_conversation(waiting.vendor_lead_id);
    else
      perform pipeline_private.lock_lead(waiting.vendor_lead_id);
    end if;
    obstacle := pipeline_private.obstacle_of_bulk(act, waiting.vendor_lead_id);
    if pipeline_private.went_back_along(act.undoes, waiting.vendor_lead_id) then
      perform pipeline_private.note_gone_back(act.undoes, waiting.vendor_lead_id);
    elsif obstacle is null then
      settled := pipeline_private.do_bulk_verb(act, settled);
      settled.audit_id := pipeline_private.entry_of_lead(waiting.vendor_lead_id);
    elsif obstacle[1] is not null or not pipeline_private.came_along(act, waiting.vendor_lead_id) then
      settled.outcome := 'refused';
      settled.code := obstacle[1];
      settled.why := obstacle[2];
    end if;
  exception
    when lock_not_available or deadlock_detected or serialization_failure then
      settled := waiting;
      settled.tries := settled.tries + 1;
    when others then
      -- What is not about this lead is for whoever runs the database.
      if sqlstate !~ '^(VL|2[0-9]|P0)' then
        raise;
      end if;
      get stacked diagnostics detail = pg_exception_detail;
      settled := waiting;
      settled.outcome := 'refused';
      settled.code := sqlstate;
      settled.why := pipeline_private.refusal_in_words(sqlstate, sqlerrm, detail);
  end;
  settled.settled_at := case when settled.outcome <> 'waiting' then pipeline.now() end;
  return settled;
end
$$;

comment on function pipeline_private.settle_bulk_lead is
  'Does what an act says to one lead, or finds why not: whatever becomes of it, what was done to others stands. A lead that somebody has locked goes on waiting.';

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

create or replace function pipeline_private.entry_of_lead(lead_id uuid)
  returns bigint
  language sql
  stable
as $$
  select entries.id
  from pipeline.audit_log as entries
  where entries.vendor_lead_id = lead_id
    and entries.transaction_id = pipeline_private.transaction_no()
    and entries.table_name <> all (pipeline_private.traced_tables())
  order by entries.id desc
  limit 1
$$;

comment on function pipeline_private.entry_of_lead is 'What this transaction has put on record about a lead last, as undo_manual_change() knows it; null when that is nothing.';

create or replace function pipeline_private.refusal_in_words(code text, message text, detail text)
  returns text
  language sql
  immutable
as $$
  select case
    when code = 'VL016' then coalesce(
      (
        select string_agg(distinct found.obstacle ->> 'because', '; ')
        from jsonb_array_elements(detail::jsonb -> 'obstacles') as found (obstacle)
      ),
      message
    )
    when code like 'VL%' then message
    else 'the database refused it: ' || message
  end
$$;

comment on function pipeline_private.refusal_in_words is 'Why a lead was refused, without what is true of it alone, so that many can be told together.';
