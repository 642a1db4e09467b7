create or replace function pipeline_private.item_obstacle(act pipeline.bulk_acts, item pipeline.review_items)
  returns text[]
  language sql
  stable
as $$
  select case
    when item.closed_because is not null then array[null, 'it has closed by itself']
    when item.resolved_at is not null then array[null, 'it has been dealt with']
    when act.verb = 'assign_items' and item.assigned_to = act.assignee and item.passed_on_to is null then
      array[null, format('it is %s''s already', act.assignee)]
    when act.verb = 'snooze_items' and item.snoozed_until = act.at_time then array[null, 'it waits until then already']
    when act.verb = 'replay_items' and dead.status is distinct from 'dead' then array[null, 'no run of an agent was given up']
    when act.verb = 'replay_items' then (
      select array['VL010', its.why] from pipeline_private.why_not_replayed(dead, leads) as its (why) where its.why is not null
    )
  end
  from (select) as always
  left join pipeline.agent_runs as dead on dead.id = item.agent_run_id and act.verb = 'replay_items'
  left join pipeline.vendor_leads as leads on leads.id = dead.vendor_lead_id
$$;

comment on function pipeline_private.item_obstacle is
  'What stands in the way of doing to a question what an act says: a code and words; without a code it is so already. Null when nothing does.';

create or replace function pipeline_private.obstacle_to_undo_of_item(act pipeline.bulk_acts, item pipeline.review_items)
  returns text[]
  language sql
  stable
as $$
  select case
    when act.verb = 'answer_items' then case
      when item.resolved_at is null then array['VL016', 'it has been asked again since']
      when (item.resolved_by, item.resolution) <> (act.actor, act.reason) then array['VL016', 'it has been answered otherwise since']
    end
    when item.resolved_at is not null then array['VL016', 'it has been dealt with since']
    when act.verb = 'assign_items' and item.assigned_to is distinct from act.assignee then
      array['VL016', 'it is somebody else''s by now']
    when act.verb = 'snooze_items' and item.snoozed_until is distinct from act.at_time then
      array['VL016', 'it is back, or waits until another time, by now']
  end
$$;

comment on function pipeline_private.obstacle_to_undo_of_item is
  'What has become of a question since this act, as far as that keeps it from being taken back.';
