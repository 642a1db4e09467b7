create or replace function pipeline_private.lock_bulk_act(act_id uuid, variadic statuses text[])
  returns pipeline.bulk_acts
  language plpgsql
as $$
declare
  act pipeline.bulk_acts;
begin
  select * into act from pipeline.bulk_acts as acts where acts.id = lock_bulk_act.act_id for no key update;
  perform pipeline_private.refuse_unknown('bulk act', 'actId', act_id, 'bulk_acts') where act.id is null;
  if act.status <> all (statuses) then
    raise exception 'this bulk act is %', act.status
      using
        errcode = 'VL040', detail = jsonb_build_object('actId', act.id, 'status', act.status)::text,
        hint = format('It can be done to one that is %s.', array_to_string(statuses, ' or ')), schema = 'pipeline', table = 'bulk_acts';
  end if;
  return act;
end
$$;

comment on function pipeline_private.lock_bulk_act is 'Locks a bulk act that has one of these statuses. Raises VL010 for an unknown one, VL040 for one that has another.';

create or replace function pipeline.pause_bulk_act(act_id uuid)
  returns pipeline.bulk_acts
  language plpgsql
  security definer
as $$
declare
  act pipeline.bulk_acts := pipeline_private.lock_bulk_act(act_id, 'running', 'paused');
begin
  perform pipeline_private.want_person('pause a bulk act');
  if act.status = 'running' then
    update pipeline.bulk_acts as acts
    set status = 'paused', look_at = null, stopped_by = pipeline_private.own_name(), stopped_at = pipeline.now()
    where acts.id = act.id
    returning * into act;
  end if;
  return act;
end
$$;

comment on function pipeline.pause_bulk_act is
  'Takes no more of them until resume_bulk_act(); what was done stands. Raises VL004 for automation, VL010 for an unknown act, VL040 for one that is over.';

create or replace function pipeline.resume_bulk_act(act_id uuid)
  returns pipeline.bulk_acts
  language plpgsql
  security definer
as $$
declare
  act pipeline.bulk_acts := pipeline_private.lock_bulk_act(act_id, 'running', 'paused');
begin
  perform pipeline_private.want_person('resume a bulk act');
  return case when act.status = 'paused' then pipeline_private.go_on_with_bulk(act.id) else act end;
end
$$;

comment on function pipeline.resume_bulk_act is
  'Goes on with an act that was paused. Raises VL004 for automation, VL010 for an unknown act, VL040 for one that is over.';

create or replace function pipeline.cancel_bulk_act(act_id uuid)
  returns pipeline.bulk_acts
  language plpgsql
  security definer
as $$
declare
  act pipeline.bulk_acts := pipeline_private.lock_bulk_act(act_id, 'running', 'paused');
begin
  perform pipeline_private.want_person('cancel a bulk act');
  perform pipeline_private.settle_rest_of_bulk(act, 'left', null, null);
  update pipeline.bulk_acts as acts
  set status = 'cancelled', look_at = null, finished_at = pipeline.now(), stopped_by = pipeline_private.own_name(), stopped_at = pipeline.now()
  where acts.id = act.id
  returning * into act;
  perform pipeline_private.note_end_of_bulk(act);
  return act;
end
$$;

comment on function pipeline.cancel_bulk_act is
  'Ends an act before all were taken: those that are left stay as they are, what was done stands and can be taken back by undo_bulk_act(). Raises VL004 for automation, VL010 for an unknown act, VL040 for one that is over.';

grant execute on function pipeline.pause_bulk_act, pipeline.resume_bulk_act, pipeline.cancel_bulk_act to pipeline_operator;
