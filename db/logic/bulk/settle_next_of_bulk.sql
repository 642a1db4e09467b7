create or replace function pipeline_private.settle_next_of_bulk(act pipeline.bulk_acts, most integer)
  returns integer[]
  language plpgsql
as $$
declare
  next_id uuid;
  outcome text;
  settled integer[] := '{0, 0}';
  began_at timestamptz := clock_timestamp();
begin
  for next_id in
    (select rows.vendor_lead_id from pipeline.bulk_act_leads as rows
    where rows.act_id = act.id and rows.outcome = 'waiting'
    order by rows.tries, rows.vendor_lead_id
    limit most)
    union all
    (select rows.review_item_id from pipeline.bulk_act_items as rows
    where rows.act_id = act.id and rows.outcome = 'waiting'
    order by rows.tries, rows.review_item_id
    limit most)
  loop
    outcome := pipeline_private.settle_one_of_bulk(act, next_id);
    settled := array[settled[1] + (outcome = 'done')::integer, settled[2] + (outcome = 'refused')::integer];
    -- Whoever wants one of these leads waits for the end of this.
    exit when clock_timestamp() > pipeline_private.later(began_at, interval '0.15 seconds');
  end loop;
  return settled;
end
$$;

comment on function pipeline_private.settle_next_of_bulk is
  'Settles the next leads, or questions, of an act: to how many it was done, and for how many refused.';

create or replace function pipeline_private.settle_one_of_bulk(act pipeline.bulk_acts, id uuid)
  returns text
  language plpgsql
as $$
declare
  settled jsonb;
  detail text;
begin
  begin
    settled := case
      when act.of_items then to_jsonb(pipeline_private.settle_bulk_item(act, id)) else to_jsonb(pipeline_private.settle_bulk_lead(act, id))
    end;
  exception
    when lock_not_available or deadlock_detected or serialization_failure then
      settled := '{"outcome": "waiting"}';
    when others then
      -- What is not about this one is for whoever runs the database.
      if sqlstate !~ '^(VL|2[0-9]|P0)' then
        raise;
      end if;
      get stacked diagnostics detail = pg_exception_detail;
      settled := jsonb_build_object('outcome', 'refused', 'code', sqlstate, 'why', pipeline_private.refusal_in_words(sqlstate, sqlerrm, detail));
  end;
  update pipeline.bulk_act_leads as rows
  set
    outcome = its.outcome, code = its.code, why = its.why, audit_id = its.audit_id, message_id = its.message_id,
    tries = rows.tries + (its.outcome = 'waiting')::integer, settled_at = case when its.outcome <> 'waiting' then pipeline.now() end
  from jsonb_populate_record(null::pipeline.bulk_act_leads, settled) as its
  where not act.of_items and rows.act_id = act.id and rows.vendor_lead_id = settle_one_of_bulk.id;
  update pipeline.bulk_act_items as rows
  set
    outcome = its.outcome, code = its.code, why = its.why, assigned_before = its.assigned_before,
    tries = rows.tries + (its.outcome = 'waiting')::integer, settled_at = case when its.outcome <> 'waiting' then pipeline.now() end
  from jsonb_populate_record(null::pipeline.bulk_act_items, settled) as its
  where act.of_items and rows.act_id = act.id and rows.review_item_id = settle_one_of_bulk.id;
  return settled ->> 'outcome';
end
$$;

comment on function pipeline_private.settle_one_of_bulk is
  'Does what an act says to one lead, or question, and writes down what became of it: whatever that is, what was done to others stands. One that somebody has locked goes on waiting. Returns its outcome.';

create or replace function pipeline_private.refusal_in_words(code text, message text, detail text)
  returns text
  language sql
  immutable
as $$
  select case
    when code = 'VL016' then coalesce(
      (
        select string_agg(distinct found.obstacle ->> 'because', '; ')
        from jsonb_array_elements(detail::jsonb -> 'obstacles') as found (obstacle)
      ),
      message
    )
    when code like 'VL%' then message
    else 'the database refused it: ' || message
  end
$$;

comment on function pipeline_private.refusal_in_words is 'Why a lead was refused, without what is true of it alone, so that many can be told together.';
