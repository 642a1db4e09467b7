create or replace function pipeline_private.bulk_act_asked(
  verb text,
  reason text,
  chosen_by_hand boolean,
  search text default null,
  stages text[] default null,
  source text default null,
  owner text default null,
  turn text default null,
  to_stage text default null,
  at_time timestamptz default null,
  template text default null,
  assignee text default null,
  fall_through text default null
)
  returns pipeline.bulk_acts
  language plpgsql
  stable
as $$
declare
  act pipeline.bulk_acts;
begin
  perform pipeline_private.want_reason('to do something to many leads', reason);
  act.verb := verb;
  act.reason := btrim(reason);
  act.of_items := false;
  act.chosen_by_hand := chosen_by_hand;
  if not chosen_by_hand then
    act.filter_search := nullif(btrim(search), '');
    act.filter_stages := stages;
    act.filter_source := source;
    act.filter_owner := owner;
    act.filter_turn := turn;
  end if;
  case verb
    when 'move' then
      act.to_stage := pipeline_private.wanted_for_bulk(to_stage, 'to_stage', 'Say where the leads are to go.');
      act.fall_through := pipeline_private.known_fall_through(fall_through);
    when 'send_template' then
      act.template := pipeline_private.wanted_for_bulk(template, 'template', 'Say which template the texts are made of.');
      act.at_time := pipeline_private.time_of_bulk(at_time, interval '1 year', 'at_time');
    when 'move_timer' then
      act.at_time := pipeline_private.wanted_for_bulk(at_time::text, 'at_time', 'Say when the timers are to fire.')::timestamptz;
      if not pipeline_private.may_be_due_at(act.at_time) then
        perform pipeline_private.wanted_for_bulk(null, 'at_time', 'Give a time within ten years; now means at once.');
      end if;
    when 'hold' then act.at_time := pipeline_private.time_of_bulk(at_time, interval '10 years', 'at_time');
    when 'assign' then act.assignee := case when assignee is not null then pipeline_private.owner_named(assignee) end;
    when 'answer_items', 'assign_items', 'snooze_items', 'replay_items' then
      perform pipeline_private.wanted_for_bulk(null, 'verb', 'Questions are dealt with by start_item_act().');
    when 'undo' then raise exception 'an act is taken back by undo_bulk_act()' using errcode = 'VL018', detail = '{"fields": ["verb"]}';
    else null;
  end case;
  if act.to_stage is not null and not exists (select from pipeline.stages as known where known.stage = act.to_stage) then
    perform pipeline_private.wanted_for_bulk(null, 'to_stage', 'Name a stage of the rules.');
  end if;
  if act.template is not null and not exists (select from pipeline.message_templates as known where known.template = act.template) then
    perform pipeline_private.wanted_for_bulk(null, 'template', 'Name a template of the rules.');
  end if;
  return act;
end
$$;

comment on function pipeline_private.bulk_act_asked is
  'A bulk act as somebody asks for it, not kept yet: with what its verb needs, and nothing else. Raises VL003 without a reason, VL018 when something is missing or cannot be, VL031 for a user who is unknown or cannot look after leads.';

create or replace function pipeline_private.wanted_for_bulk(given text, field text, hint text)
  returns text
  language plpgsql
  immutable
as $$
begin
  if given is null then
    raise exception 'the act does not say what it needs: %', field
      using errcode = 'VL018', detail = jsonb_build_object('fields', array[field])::text, hint = coalesce(wanted_for_bulk.hint, '');
  end if;
  return given;
end
$$;

create or replace function pipeline_private.time_of_bulk(given timestamptz, within interval, field text)
  returns timestamptz
  language plpgsql
  stable
as $$
begin
  if not (given > pipeline.now() and given < pipeline_private.later(pipeline.now(), within)) then
    raise exception 'a time that many leads are given lies ahead'
      using errcode = 'VL018', detail = jsonb_build_object('fields', array[field])::text, hint = 'Give a time that lies ahead, but not too far, or none.';
  end if;
  return given;
end
$$;

comment on function pipeline_private.wanted_for_bulk is 'What was given; raises VL018 when it was not.';
comment on function pipeline_private.time_of_bulk is 'The time that was given, if any; raises VL018 for one that does not lie ahead, within this.';
