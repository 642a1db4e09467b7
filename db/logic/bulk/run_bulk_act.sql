create or replace function pipeline_private.run_bulk_act(act_id uuid, most integer default 25)
  returns text
  language plpgsql
  security definer
  set lock_timeout = '50ms'
as $$
declare
  act pipeline.bulk_acts;
  lost_right text;
  settled integer[] := '{0, 0}';
  acting_before text[];
begin
  select * into act from pipeline.bulk_acts as acts where acts.id = run_bulk_act.act_id for no key update;
  if act.status is distinct from 'running' then
    return act.status;
  end if;
  acting_before := pipeline_private.act_for_asker(act);
  lost_right := pipeline_private.why_asker_may_not(act);
  if lost_right is not null then
    perform pipeline_private.refuse_rest_of_bulk(act, lost_right);
  else
    settled := case
      when act.of_items then pipeline_private.settle_next_items(act, coalesce(most, 25))
      else pipeline_private.settle_next_leads(act, coalesce(most, 25))
    end;
    update pipeline.bulk_acts as acts
    set done = acts.done + settled[1], refused = acts.refused + settled[2]
    where acts.id = act.id;
  end if;
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

create or replace function pipeline_private.settle_next_leads(act pipeline.bulk_acts, most integer)
  returns integer[]
  language plpgsql
as $$
declare
  waiting pipeline.bulk_act_leads;
  settled pipeline.bulk_act_leads;
  done integer := 0;
  refused integer := 0;
  began_at timestamptz := clock_timestamp();
begin
  for waiting in
    select rows.*
    from pipeline.bulk_act_leads as rows
    where rows.act_id = act.id and rows.outcome = 'waiting'
    order by rows.tries, rows.vendor_lead_id
    limit most
  loop
    settled := pipeline_private.keep_settled(pipeline_private.settle_bulk_lead(act, waiting));
    done := done + (settled.outcome = 'done')::integer;
    refused := refused + (settled.outcome = 'refused')::integer;
    -- Whoever wants one of these leads waits for the end of this.
    exit when clock_timestamp() > pipeline_private.later(began_at, interval '0.15 seconds');
  end loop;
  return array[done, refused];
end
$$;

comment on function pipeline_private.settle_next_leads is 'Settles the next leads of an act: to how many it was done, and for how many refused.';

create or replace function pipeline_private.keep_settled(settled pipeline.bulk_act_leads)
  returns pipeline.bulk_act_leads
  language sql
as $$
  update pipeline.bulk_act_leads as rows
  set
    outcome = settled.outcome, code = settled.code, why = settled.why, tries = settled.tries, audit_id = settled.audit_id,
    message_id = settled.message_id, settled_at = settled.settled_at
  where rows.act_id = settled.act_id and rows.vendor_lead_id = settled.vendor_lead_id
  returning rows.*
$$;

comment on function pipeline_private.keep_settled is 'Writes down what became of a lead of an act.';

create or replace function pipeline_private.refuse_rest_of_bulk(act pipeline.bulk_acts, why text)
  returns void
  language sql
as $$
  with refused_leads as (
    update pipeline.bulk_act_leads as rows
    set outcome = 'refused', code = 'VL004', why = refuse_rest_of_bulk.why, settled_at = pipeline.now()
    where rows.act_id = act.id and rows.outcome = 'waiting'
    returning rows.vendor_lead_id
  ),
  refused_items as (
    update pipeline.bulk_act_items as rows
    set outcome = 'refused', code = 'VL004', why = refuse_rest_of_bulk.why, settled_at = pipeline.now()
    where rows.act_id = act.id and rows.outcome = 'waiting'
    returning rows.review_item_id
  )
  update pipeline.bulk_acts as acts
  set refused = acts.refused + (select count(*) from refused_leads) + (select count(*) from refused_items)
  where acts.id = act.id
$$;

comment on function pipeline_private.refuse_rest_of_bulk is 'Refuses all of an act that still wait.';
