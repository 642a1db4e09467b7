create or replace function pipeline_private.settle_bulk_item(act pipeline.bulk_acts, item_id uuid)
  returns pipeline.bulk_act_items
  language plpgsql
as $$
declare
  settled pipeline.bulk_act_items;
  item pipeline.review_items := pipeline_private.lock_item(item_id);
  undone pipeline.bulk_acts;
  obstacle text[];
begin
  select * into undone from pipeline.bulk_acts as acts where acts.id = act.undoes for no key update;
  obstacle := case
    when undone.id is null then pipeline_private.item_obstacle(act, item) else pipeline_private.obstacle_to_undo_of_item(undone, item)
  end;
  settled.outcome := case when obstacle is null then 'done' else 'refused' end;
  settled.code := obstacle[1];
  settled.why := obstacle[2];
  settled.assigned_before := case when obstacle is null and act.verb = 'assign_items' then item.assigned_to end;
  if obstacle is null then
    -- Each by the same function as for one alone, which raises what stands in the way.
    case act.verb
      when 'answer_items' then perform pipeline.resolve_review_item(item.id, act.reason);
      when 'assign_items' then perform pipeline.assign_review_item(item.id, act.assignee);
      when 'snooze_items' then perform pipeline.snooze_review_item(item.id, act.at_time, act.reason);
      when 'replay_items' then
        perform from pipeline.replay_agent_runs(jsonb_build_object('runIds', array[item.agent_run_id]), act.reason);
      when 'undo' then perform pipeline_private.undo_of_item(undone, item, act.reason);
    end case;
  end if;
  return settled;
end
$$;

comment on function pipeline_private.settle_bulk_item is
  'Does what an act says to one question, or finds why not; raises what speaks against it, and what keeps the question locked.';

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
