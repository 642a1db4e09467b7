create or replace function pipeline.resolve_review_item(item_id uuid, resolution pipeline.free_text, seen_up_to bigint default null)
  returns pipeline.review_items
  language plpgsql
  security definer
as $$
declare
  actor record := pipeline_private.actor();
  item pipeline.review_items;
  lead pipeline.vendor_leads;
begin
  perform pipeline_private.want_reason('a resolution', resolution);
  item := pipeline_private.lock_item(item_id);
  if item.vendor_lead_id is not null then
    select * into lead from pipeline.vendor_leads as leads where leads.id = item.vendor_lead_id;
    if seen_up_to > (select max(said.text_no) from pipeline.lead_messages as said where said.vendor_lead_id = lead.id) then
      raise exception 'the lead has no text %: nobody has seen what has not come yet', seen_up_to
        using
          errcode = 'VL010', detail = jsonb_build_object('itemId', item_id, 'seenUpTo', seen_up_to)::text,
          hint = 'seen_up_to is the text_no of the last of the lead''s texts that was looked at.';
    end if;
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
    perform pipeline_private.resume_after_review(lead, item, coalesce(seen_up_to, item.shown_up_to, 0));
  elsif item.kind = 'stuck_job' then
    perform pipeline_private.book_at(item.detail ->> 'task', item.detail -> 'payload', null);
  end if;
  return item;
end
$$;

comment on function pipeline.resolve_review_item is
  'Closes a review item with a word on what was done; resolving it twice changes nothing. seen_up_to: the text_no of the vendor''s last text that was looked at; left out, the item''s shown_up_to. What the vendor wrote later stays open and is asked about anew. Raises VL003 without that word, VL010 for an unknown item or text.';

grant execute on function pipeline.resolve_review_item to pipeline_operator;

create or replace function pipeline.review_items_waiting_texts(item pipeline.review_items)
  returns integer
  language sql
  stable
as $$
  select count(*)::integer
  from pipeline.lead_messages as said
  where said.vendor_lead_id = item.vendor_lead_id and said.direction = 'inbound' and said.answered_at is null
$$;

comment on function pipeline.review_items_waiting_texts is
  'How many texts of the vendor wait for an answer now, those that came after the item was opened included.';

grant execute on function pipeline.review_items_waiting_texts to pipeline_viewer;
