create or replace function pipeline_private.run_bulk_act(act_id uuid, most integer default 25)
  returns text
  language plpgsql
  security definer
  set lock_timeout = '50ms'
as $$
declare
  act pipeline.bulk_acts;
  lost_right text;
  waiting pipeline.bulk_act_leads;
  settled pipeline.bulk_act_leads[] := '{}';
  began_at timestamptz := clock_timestamp();
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
    for waiting in
      select rows.*
      from pipeline.bulk_act_leads as rows
      where rows.act_id = act.id and rows.outcome = 'waiting'
      order by rows.tries, rows.vendor_lead_id
      limit coalesce(most, 25)
    loop
      settled := settled || pipeline_private.keep_settled(pipeline_private.settle_bulk_lead(act, waiting));
      -- Whoever wants one of these leads waits for the end of this.
      exit when clock_timestamp() > pipeline_private.later(began_at, interval '0.15 seconds');
    end loop;
    update pipeline.bulk_acts as acts
    set done = acts.done + counts.done, refused = acts.refused + counts.refused
    from (
      select count(*) filter (where leads.outcome = 'done') as done, count(*) filter (where leads.outcome = 'refused') as refused
      from unnest(settled) as leads
    ) as counts
    where acts.id = act.id;
  end if;
  act := pipeline_private.go_on_with_bulk(act.id);
  if act.status = 'running' and not exists (select from unnest(settled) as leads where leads.outcome <> 'waiting') then
    update pipeline.bulk_acts as acts
    set booked_at = pipeline_private.business_time(pipeline_private.later(now(), interval '1 second'))
    where acts.id = act.id;
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return act.status;
end
$$;

comment on function pipeline_private.run_bulk_act is
  'Settles the next leads of a bulk act, a few at a time, and books the look at those after them; all of it or nothing. When all of these are locked by somebody, it looks again in a second. Returns its status; null for an unknown one.';

grant execute on function pipeline_private.run_bulk_act to pipeline_worker;

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
  with refused as (
    update pipeline.bulk_act_leads as rows
    set outcome = 'refused', code = 'VL004', why = refuse_rest_of_bulk.why, settled_at = pipeline.now()
    where rows.act_id = act.id and rows.outcome = 'waiting'
    returning rows.vendor_lead_id
  )
  update pipeline.bulk_acts as acts
  set refused = acts.refused + (select count(*) from refused)
  where acts.id = act.id
$$;

comment on function pipeline_private.refuse_rest_of_bulk is 'Refuses all leads of an act that still wait.';
