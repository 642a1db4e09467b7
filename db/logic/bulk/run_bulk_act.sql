create or replace function pipeline_private.run_bulk_act(act_id uuid, most integer default 25)
  returns text
  language plpgsql
  security definer
  set lock_timeout = '50ms'
as $$
declare
  act pipeline.bulk_acts;
  lost_right text;
  settled integer[];
  acting_before text[];
begin
  select * into act from pipeline.bulk_acts as acts where acts.id = run_bulk_act.act_id for no key update;
  if act.status is distinct from 'running' then
    return act.status;
  end if;
  acting_before := pipeline_private.act_for_asker(act);
  lost_right := pipeline_private.why_asker_may_not(act);
  settled := case
    when lost_right is null then pipeline_private.settle_next_of_bulk(act, coalesce(most, 25))
    else array[0, pipeline_private.settle_rest_of_bulk(act, 'refused', 'VL004', lost_right)]
  end;
  update pipeline.bulk_acts as acts
  set done = acts.done + settled[1], refused = acts.refused + settled[2]
  where acts.id = act.id;
  act := pipeline_private.go_on_with_bulk(act.id);
  if act.status = 'running' and settled = '{0, 0}' then
    update pipeline.bulk_acts as acts
    set booked_at = pipeline_private.business_time(pipeline_private.later(now(), interval '1 second'))
    where acts.id = act.id;
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return act.status;
end
$$;

comment on function pipeline_private.run_bulk_act is
  'Settles the next leads, or questions, of a bulk act, a few at a time, and books the look at those after them; all of it or nothing. When all of these are locked by somebody, it looks again in a second. Returns its status; null for an unknown one.';

grant execute on function pipeline_private.run_bulk_act to pipeline_worker;

create or replace function pipeline_private.settle_rest_of_bulk(act pipeline.bulk_acts, as_what text, code text, why text)
  returns integer
  language sql
as $$
  with settled as (
    update pipeline.bulk_act_leads as rows
    set outcome = as_what, code = settle_rest_of_bulk.code, why = settle_rest_of_bulk.why, settled_at = pipeline.now()
    where rows.act_id = act.id and rows.outcome = 'waiting'
    returning rows.act_id
  ),
  settled_items as (
    update pipeline.bulk_act_items as rows
    set outcome = as_what, code = settle_rest_of_bulk.code, why = settle_rest_of_bulk.why, settled_at = pipeline.now()
    where rows.act_id = act.id and rows.outcome = 'waiting'
    returning rows.act_id
  )
  select ((select count(*) from settled) + (select count(*) from settled_items))::integer
$$;

comment on function pipeline_private.settle_rest_of_bulk is 'What becomes of all of an act that still wait. Returns how many they were.';
