create or replace function pipeline_private.settle_next_items(act pipeline.bulk_acts, most integer)
  returns integer[]
  language plpgsql
as $$
declare
  waiting pipeline.bulk_act_items;
  settled pipeline.bulk_act_items;
  done integer := 0;
  refused integer := 0;
  began_at timestamptz := clock_timestamp();
begin
  for waiting in
    select rows.*
    from pipeline.bulk_act_items as rows
    where rows.act_id = act.id and rows.outcome = 'waiting'
    order by rows.tries, rows.review_item_id
    limit most
  loop
    settled := pipeline_private.settle_bulk_item(act, waiting);
    update pipeline.bulk_act_items as rows
    set
      outcome = settled.outcome, code = settled.code, why = settled.why, tries = settled.tries,
      assigned_before = settled.assigned_before, settled_at = settled.settled_at
    where (rows.act_id, rows.review_item_id) = (settled.act_id, settled.review_item_id);
    done := done + (settled.outcome = 'done')::integer;
    refused := refused + (settled.outcome = 'refused')::integer;
    exit when clock_timestamp() > pipeline_private.later(began_at, interval '0.15 seconds');
  end loop;
  return array[done, refused];
end
$$;

comment on function pipeline_private.settle_next_items is 'Settles the next questions of an act: to how many it was done, and for how many refused.';

create or replace function pipeline_private.settle_bulk_item(act pipeline.bulk_acts, waiting pipeline.bulk_act_items)
  returns pipeline.bulk_act_items
  language plpgsql
as $$
declare
  settled pipeline.bulk_act_items := waiting;
  item pipeline.review_items;
  undone pipeline.bulk_acts;
  obstacle text[];
  detail text;
begin
  settled.outcome := 'done';
  begin
    perform pipeline_private.lock_lead(items.vendor_lead_id)
    from pipeline.review_items as items
    where items.id = waiting.review_item_id and items.vendor_lead_id is not null;
    select * into item from pipeline.review_items as items where items.id = waiting.review_item_id for update;
    select * into undone from pipeline.bulk_acts as acts where acts.id = act.undoes for no key update;
    obstacle := case
      when undone.id is null then pipeline_private.item_obstacle(act, item) else pipeline_private.obstacle_to_undo_of_item(undone, item)
    end;
    if obstacle is not null then
      settled.outcome := 'refused';
      settled.code := obstacle[1];
      settled.why := obstacle[2];
    elsif undone.id is null then
      settled.assigned_before := case when act.verb = 'assign_items' then item.assigned_to end;
      perform pipeline_private.do_item_verb(act, item);
    else
      perform pipeline_private.undo_of_item(undone, item, act.reason);
    end if;
  exception
    when lock_not_available or deadlock_detected or serialization_failure then
      settled := waiting;
      settled.tries := settled.tries + 1;
    when others then
      -- What is not about this question is for whoever runs the database.
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

comment on function pipeline_private.settle_bulk_item is
  'Does what an act says to one question, or finds why not: whatever becomes of it, what was done to others stands. One whose lead somebody has locked goes on waiting.';

create or replace function pipeline_private.do_item_verb(act pipeline.bulk_acts, item pipeline.review_items)
  returns void
  language plpgsql
as $$
begin
  case act.verb
    when 'answer_items' then perform pipeline.resolve_review_item(item.id, act.reason);
    when 'assign_items' then perform pipeline.assign_review_item(item.id, act.assignee);
    when 'snooze_items' then perform pipeline.snooze_review_item(item.id, act.at_time, act.reason);
    when 'replay_items' then
      perform from pipeline.replay_agent_runs(jsonb_build_object('runIds', array[item.agent_run_id]), act.reason);
  end case;
end
$$;

comment on function pipeline_private.do_item_verb is
  'Does what a bulk act says to one of its questions, by the same function as for one alone, and raises what that raises.';

create or replace function pipeline_private.undo_of_item(act pipeline.bulk_acts, item pipeline.review_items, reason text)
  returns void
  language plpgsql
as $$
begin
  case act.verb
    when 'answer_items' then perform pipeline.reopen_review_item(item.id, reason);
    when 'snooze_items' then perform pipeline.wake_review_item(item.id);
    when 'assign_items' then
      perform pipeline_private.give_item(item, rows.assigned_before)
      from pipeline.bulk_act_items as rows
      where rows.act_id = act.id and rows.review_item_id = item.id;
  end case;
  update pipeline.bulk_act_items as rows
  set undone_at = pipeline.now()
  where rows.act_id = act.id and rows.review_item_id = item.id;
  update pipeline.bulk_acts as acts set undone = acts.undone + 1 where acts.id = act.id;
end
$$;

comment on function pipeline_private.undo_of_item is 'Takes back what a bulk act did to one question; raises what stands in the way.';
