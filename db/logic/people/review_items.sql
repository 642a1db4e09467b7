create or replace function pipeline_private.open_review_item(
  lead_id uuid,
  kind text,
  reason text,
  detail jsonb default '{}',
  agent_run_id uuid default null,
  message_id uuid default null,
  about text default null
)
  returns uuid
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
#variable_conflict use_column
declare
  item_id uuid;
  lead pipeline.vendor_leads;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = lead_id;

  insert into pipeline.review_items (
    vendor_lead_id, kind, reason, detail, stage, stage_visit, agent_run_id, message_id, about, shown_up_to
  )
  values (
    open_review_item.lead_id, open_review_item.kind, open_review_item.reason, coalesce(open_review_item.detail, '{}'), lead.pipeline_stage, lead.stage_visit,
    open_review_item.agent_run_id, open_review_item.message_id,
    coalesce(open_review_item.about, open_review_item.agent_run_id::text, open_review_item.message_id::text, ''),
    (
      select max(said.text_no) from pipeline.lead_messages as said
      where said.vendor_lead_id = open_review_item.lead_id and said.direction = 'inbound'
    )
  )
  on conflict (vendor_lead_id, kind, about) where resolved_at is null do nothing
  returning id into item_id;

  if item_id is not null then
    perform pipeline_private.record_event(
      lead_id, 'review_opened', jsonb_build_object('itemId', item_id, 'kind', open_review_item.kind, 'reason', open_review_item.reason), stage_visit => lead.stage_visit
    );
  end if;
  return item_id;
end
$$;

comment on function pipeline_private.open_review_item(uuid, text, text, jsonb, uuid, uuid, text) is
  'Asks a person to look at a lead. about tells questions of one kind apart: without it the run or the text that is asked about, else a lead has one of the kind. Null when the same thing has been asked already and is still open.';

create or replace function pipeline.resolve_review_item(item_id uuid, resolution text, seen_up_to bigint default null)
  returns pipeline.review_items
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  actor record := pipeline_private.actor();
  item pipeline.review_items;
  lead pipeline.vendor_leads;
begin
  if nullif(btrim(resolution), '') is null then
    raise exception 'a resolution wants a word on what was done' using errcode = 'VL003', hint = 'Say it in the second argument.';
  end if;

  select * into item from pipeline.review_items as items where items.id = item_id;
  if not found then
    raise exception 'there is no review item %', item_id using errcode = 'VL010', detail = jsonb_build_object('itemId', item_id)::text;
  end if;
  if item.vendor_lead_id is not null then
    lead := pipeline_private.lock_lead(item.vendor_lead_id);
  end if;

  update pipeline.review_items as items
  set resolved_at = pipeline.now(), resolved_by = actor.name, resolution = resolve_review_item.resolution
  where items.id = item_id and items.resolved_at is null
  returning * into item;
  if not found then
    select * into item from pipeline.review_items as items where items.id = item_id;
    return item;
  end if;

  perform pipeline_private.record_event(
    item.vendor_lead_id, 'review_resolved', jsonb_build_object('itemId', item.id, 'kind', item.kind, 'resolution', resolution),
    stage_visit => lead.stage_visit
  );

  if lead.id is not null then
    perform pipeline_private.go_on_after_review(lead, item, coalesce(seen_up_to, item.shown_up_to, 0));
  end if;
  return item;
end
$$;

comment on function pipeline.resolve_review_item(uuid, text, bigint) is
  'Closes a review item with a word on what was done; resolving it twice changes nothing. seen_up_to: the text_no of the vendor''s last text that was looked at; left out, the item''s shown_up_to. What the vendor wrote later stays open and is asked about anew. Raises VL003 without that word, VL010 for an unknown item.';

grant execute on function pipeline.resolve_review_item(uuid, text, bigint) to pipeline_operator;

create or replace function pipeline.review_items_waiting_texts(item pipeline.review_items)
  returns integer
  language sql
  stable
  set search_path = ''
as $$
  select count(*)::integer
  from pipeline.lead_messages as said
  where said.vendor_lead_id = item.vendor_lead_id and said.direction = 'inbound' and said.answered_at is null
$$;

comment on function pipeline.review_items_waiting_texts(pipeline.review_items) is
  'How many texts of the vendor wait for an answer now, those that came after the item was opened included.';

grant execute on function pipeline.review_items_waiting_texts(pipeline.review_items) to pipeline_viewer;
