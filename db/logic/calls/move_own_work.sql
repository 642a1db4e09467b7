create or replace function pipeline_private.own_work(lead pipeline.vendor_leads)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_build_object(
    'texts', array(
      select own.id from pipeline.lead_messages as own
      where own.vendor_lead_id = lead.id and own.author = 'person' and own.status = 'queued'
        and (lead.turn is not null or own.stage_visit = lead.stage_visit)
    ),
    'calls', array(
      select planned.id from pipeline.planned_calls as planned
      where planned.vendor_lead_id = lead.id and planned.ended_at is null and lead.turn is not null
    )
  )
$$;

create or replace function pipeline_private.move_own_work(work jsonb, from_id uuid, to_lead pipeline.vendor_leads)
  returns void
  language plpgsql
as $$
declare
  texts uuid[] := array(select id::uuid from jsonb_array_elements_text(work -> 'texts') as id);
  answered uuid[];
begin
  update pipeline.lead_messages as own
  set vendor_lead_id = to_lead.id, stage = to_lead.pipeline_stage, stage_visit = to_lead.stage_visit, phone = to_lead.vendor_phone
  where own.id = any (texts) and own.vendor_lead_id = from_id and own.status = 'queued';
  -- Should it not leave after all, they are to be answered there.
  with words as (
    update pipeline.lead_messages as said
    set vendor_lead_id = to_lead.id, stage = to_lead.pipeline_stage, stage_visit = to_lead.stage_visit
    from pipeline.lead_messages as own
    where said.answered_by = own.id and own.id = any (texts) and own.vendor_lead_id = to_lead.id and said.vendor_lead_id = from_id
    returning said.id
  )
  select array_agg(words.id) into answered from words;
  insert into pipeline_private.moved_words (message_id, vendor_lead_id)
  select said.id, from_id from unnest(answered) as said (id)
  on conflict do nothing;
  delete from pipeline_private.moved_words as moved where moved.message_id = any (answered) and moved.vendor_lead_id = to_lead.id;

  -- Where somebody is to ring already, both are asked for, each at its time.
  update pipeline.planned_calls as planned
  set
    asked_at = null,
    vendor_lead_id = case when (pipeline_private.open_call(to_lead.id)).id is null then to_lead.id else planned.vendor_lead_id end
  where planned.id in (select id::uuid from jsonb_array_elements_text(work -> 'calls') as id) and planned.ended_at is null;
end
$$;

comment on function pipeline_private.own_work is
  'What people have written and booked about a lead and that is still to come: texts of theirs that have not left, the call that is planned.';
comment on function pipeline_private.move_own_work is
  'Takes what people have written and booked from one lead to another: when leads are merged, and when that is taken back. What has left or was rung meanwhile stays.';
