create or replace function pipeline_private.begin_bulk_act(act pipeline.bulk_acts, chosen text, ids uuid[])
  returns pipeline.bulk_acts
  language plpgsql
as $$
declare
  actor record := pipeline_private.actor();
  things text := case when act.of_items then 'questions' else 'leads' end;
  acting_before text[];
begin
  act.asked_by := pipeline_private.own_name();
  act.actor_kind := actor.kind;
  act.actor := actor.name;
  act.user_id := actor.user_id;
  act.login := session_user;
  act.started_at := pipeline.now();
  act.status := 'paused';
  act.newly_booked := false;
  act.matched := 0;
  act.done := 0;
  act.refused := 0;
  act.undone := 0;
  insert into pipeline.bulk_acts select act.*;

  execute format(
    'insert into pipeline.%s select ($1).id, chosen.id from (%s) as chosen (id) limit 100001',
    case when act.of_items then 'bulk_act_items (act_id, review_item_id)' else 'bulk_act_leads (act_id, vendor_lead_id)' end, chosen
  ) using act, ids;
  get diagnostics act.matched = row_count;
  if act.matched > 100000 then
    raise exception 'there are more than 100,000 %', things
      using
        errcode = 'VL018', detail = jsonb_build_object('fields', array[case when act.of_items then 'item_ids' else 'lead_ids' end])::text,
        hint = 'Do it in parts.';
  end if;
  if act.matched > act.expected::bigint + greatest(10, act.expected / 10) then
    raise exception 'there are % % by now, and % when somebody looked', act.matched, things, act.expected
      using
        errcode = 'VL041', detail = jsonb_build_object('expected', act.expected, 'matched', act.matched)::text,
        hint = 'Look again at what would become of them.';
  end if;

  acting_before := pipeline_private.act_as(act.actor_kind, current_setting('pipeline.actor', true), act.reason, current_setting('pipeline.user_id', true));
  perform pipeline_private.record_event(
    null, 'bulk_act_started', jsonb_build_object('bulkActId', act.id, 'verb', act.verb, things, act.matched)
  );
  perform pipeline_private.act_as_before(acting_before);
  update pipeline.bulk_acts as acts set matched = act.matched where acts.id = act.id;
  return pipeline_private.go_on_with_bulk(act.id);
end
$$;

comment on function pipeline_private.begin_bulk_act is
  'Keeps a bulk act with its leads, or questions, given as a query for their ids, and lets it begin.';

create or replace function pipeline_private.go_on_with_bulk(act_id uuid)
  returns pipeline.bulk_acts
  language plpgsql
as $$
declare
  act pipeline.bulk_acts;
  is_over boolean := not exists (
    select from pipeline.bulk_act_leads as leads where leads.act_id = go_on_with_bulk.act_id and leads.outcome = 'waiting'
  ) and not exists (
    select from pipeline.bulk_act_items as items where items.act_id = go_on_with_bulk.act_id and items.outcome = 'waiting'
  );
begin
  -- At a clock that stands, the next look is due at the same time as the last one, and yet another.
  update pipeline.bulk_acts as acts
  set
    status = case when is_over then 'finished' else 'running' end, finished_at = case when is_over then pipeline.now() end,
    look_at = case when not is_over then pipeline.now() end, booked_at = null
  where acts.id = go_on_with_bulk.act_id
  returning * into act;
  if is_over then
    perform pipeline_private.note_end_of_bulk(act);
  end if;
  return act;
end
$$;

comment on function pipeline_private.go_on_with_bulk is 'Lets the next of an act be taken, or ends it when all are settled. The caller has it locked.';

create or replace function pipeline_private.note_end_of_bulk(act pipeline.bulk_acts)
  returns void
  language sql
as $$
  select pipeline_private.record_event(null, 'bulk_act_ended', jsonb_build_object(
    'bulkActId', act.id, 'verb', act.verb, case when act.of_items then 'questions' else 'leads' end, act.matched,
    'done', act.done, 'refused', act.refused
  ))
$$;

comment on function pipeline_private.note_end_of_bulk is 'Puts on record that an act is over.';
