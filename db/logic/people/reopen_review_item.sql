create or replace function pipeline.reopen_review_item(item_id uuid, reason pipeline.free_text)
  returns pipeline.review_items
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('ask a question again', reopen_review_item.reason);
  item pipeline.review_items := pipeline_private.lock_item(item_id);
  lead pipeline.vendor_leads;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = item.vendor_lead_id;
  if item.resolved_at is not null then
    perform pipeline_private.refuse_to_ask_again(item, lead);
    item := pipeline_private.ask_again(item, lead);
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return item;
end
$$;

comment on function pipeline.reopen_review_item is
  'Takes back the answer to a question: it is open again, what the vendor wrote and the answer had settled is unanswered again, and the turn is ours. One that is open stays as it is. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown question, VL016 when it has been asked anew or the lead has moved on since, VL017 for one that closed by itself.';

grant execute on function pipeline.reopen_review_item to pipeline_operator;

create or replace function pipeline_private.refuse_to_ask_again(item pipeline.review_items, lead pipeline.vendor_leads)
  returns void
  language plpgsql
  stable
as $$
begin
  if item.closed_because is not null then
    raise exception 'nobody answered this question: %', item.resolution
      using errcode = 'VL017', detail = jsonb_build_object('itemId', item.id, 'leadId', item.vendor_lead_id)::text, hint = 'What made it needless stands.';
  end if;
  if exists (
    select from pipeline.review_items as again
    where again.vendor_lead_id = item.vendor_lead_id and again.resolved_at is null and (again.kind, again.about) = (item.kind, item.about)
  ) then
    raise exception 'the question has been asked anew'
      using errcode = 'VL016', detail = jsonb_build_object('itemId', item.id, 'leadId', item.vendor_lead_id)::text, hint = 'Answer that one.';
  end if;
  if item.stage_visit <> lead.stage_visit and (
    lead.turn is null or item.stage <> lead.pipeline_stage and not pipeline_private.outlives_visit(item, lead.pipeline_stage)
  ) then
    raise exception 'the lead has moved on to %', lead.pipeline_stage
      using errcode = 'VL016', detail = jsonb_build_object('itemId', item.id, 'leadId', item.vendor_lead_id)::text, hint = 'Write a note instead.';
  end if;
end
$$;

comment on function pipeline_private.refuse_to_ask_again is 'Raises VL016 or VL017 for an answer that cannot be taken back.';

create or replace function pipeline_private.ask_again(item pipeline.review_items, lead pipeline.vendor_leads)
  returns pipeline.review_items
  language plpgsql
as $$
declare
  resolved timestamptz := item.resolved_at;
  texts bigint[] := item.answered_texts;
begin
  update pipeline.review_items as items
  set
    resolved_at = null, resolved_by = null, resolution = null, snoozed_until = null, answered_texts = null, stage_visit = lead.stage_visit,
    back_at = pipeline.now(), passed_on_to = null, passed_on_at = null
  where items.id = item.id
  returning * into item;
  perform pipeline_private.record_event(
    item.vendor_lead_id, 'review_reopened', jsonb_build_object('itemId', item.id, 'kind', item.kind), stage_visit => lead.stage_visit
  );
  if lead.id is null then
    return item;
  end if;

  update pipeline.lead_messages as said
  set answered_at = null
  where said.vendor_lead_id = lead.id and said.direction = 'inbound' and said.answered_by is null and said.text_no = any (texts);
  if item.kind = 'call_due' then
    update pipeline.planned_calls as planned
    set ended_at = null, ended_by = null, end_reason = null
    where planned.vendor_lead_id = lead.id and planned.ended_at = resolved and planned.phone_call_id is null
      and not exists (select from pipeline.planned_calls as open where open.vendor_lead_id = lead.id and open.ended_at is null);
  end if;
  if lead.turn = 'vendor' then
    perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
  end if;
  -- The answer may have been to more than the question shows.
  if exists (
    select from pipeline.lead_messages as said
    where said.vendor_lead_id = lead.id and said.direction = 'inbound' and said.answered_at is null
      and said.text_no > coalesce(item.shown_up_to, 0)
  ) then
    perform pipeline_private.ask_person_to_answer(leads) from pipeline.vendor_leads as leads where leads.id = lead.id;
  end if;
  return item;
end
$$;

comment on function pipeline_private.ask_again is 'Opens a question again that a person had answered, with what the answer had settled. The caller holds the locks.';
