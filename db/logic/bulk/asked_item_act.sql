create or replace function pipeline_private.item_act_asked(
  verb text,
  reason text,
  chosen_by_hand boolean,
  kinds text[],
  search text,
  owner text,
  mine boolean,
  unassigned boolean,
  snoozed boolean,
  until timestamptz,
  assignee text
)
  returns pipeline.bulk_acts
  language plpgsql
  stable
as $$
declare
  act pipeline.bulk_acts;
begin
  perform pipeline_private.want_reason('to deal with many questions', reason);
  act.verb := verb;
  act.reason := btrim(reason);
  act.asked_by := pipeline_private.own_name();
  act.of_items := true;
  act.chosen_by_hand := chosen_by_hand;
  act.filter_snoozed := coalesce(snoozed, false);
  if not chosen_by_hand then
    act.filter_kinds := kinds;
    act.filter_search := nullif(btrim(search), '');
    act.filter_owner := btrim(owner);
    act.filter_mine := mine;
    act.filter_unassigned := unassigned;
  end if;
  case verb
    when 'answer_items', 'replay_items' then null;
    when 'assign_items' then act.assignee := pipeline_private.person_meant(assignee);
    when 'snooze_items' then
      perform pipeline_private.wanted_for_bulk(until::text, 'until', 'Say until when the questions are to wait.');
      act.at_time := pipeline_private.time_of_bulk(until, interval '1 year', 'until');
    else perform pipeline_private.wanted_for_bulk(null, 'verb', 'Questions are answered, assigned, snoozed, or their runs replayed.');
  end case;
  return act;
end
$$;

comment on function pipeline_private.item_act_asked is
  'A bulk act on questions as somebody asks for it, not kept yet. Raises VL003 without a reason, VL018 when something is missing or cannot be, VL031 for a user who is unknown or cannot look after anything.';
