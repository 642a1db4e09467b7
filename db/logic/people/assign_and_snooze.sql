create or replace function pipeline_private.lock_item(item_id uuid)
  returns pipeline.review_items
  language plpgsql
as $$
declare
  item pipeline.review_items;
begin
  -- The lead first, as everybody does.
  perform pipeline_private.lock_lead(items.vendor_lead_id)
  from pipeline.review_items as items
  where items.id = item_id and items.vendor_lead_id is not null;
  select * into item from pipeline.review_items as items where items.id = item_id for update;
  perform pipeline_private.refuse_unknown('review item', 'itemId', item_id, 'review_items') where item.id is null;
  return item;
end
$$;

comment on function pipeline_private.lock_item is 'Locks a question and its lead. Raises VL010 for an unknown one.';

create or replace function pipeline_private.lock_open_item(item_id uuid)
  returns pipeline.review_items
  language plpgsql
as $$
declare
  item pipeline.review_items := pipeline_private.lock_item(item_id);
begin
  if item.resolved_at is not null then
    raise exception 'this question has been dealt with'
      using
        errcode = 'VL010', detail = jsonb_build_object('itemId', item.id, 'resolvedAt', item.resolved_at, 'resolvedBy', item.resolved_by)::text,
        hint = 'To ask it again, use pipeline.reopen_review_item().';
  end if;
  return item;
end
$$;

comment on function pipeline_private.lock_open_item is 'Locks an open question and its lead. Raises VL010 for an unknown one and for one that has been dealt with.';

create or replace function pipeline_private.give_item(item pipeline.review_items, assignee text)
  returns pipeline.review_items
  language plpgsql
as $$
begin
  if item.assigned_to is not distinct from assignee and item.passed_on_to is null then
    return item;
  end if;
  update pipeline.review_items as items
  set assigned_to = give_item.assignee, passed_on_to = null, passed_on_at = null
  where items.id = item.id
  returning * into item;
  perform pipeline_private.record_event(
    item.vendor_lead_id, 'review_assigned', jsonb_build_object('itemId', item.id, 'kind', item.kind, 'assignedTo', item.assigned_to),
    stage_visit => item.stage_visit
  );
  return item;
end
$$;

comment on function pipeline_private.give_item is 'Makes a question somebody''s, or with null nobody''s, on record. The caller has locked it.';

create or replace function pipeline.assign_review_item(
  item_id uuid,
  assignee pipeline.one_line default null,
  instead_of pipeline.one_line default null
)
  returns pipeline.review_items
  language plpgsql
  security definer
as $$
declare
  item pipeline.review_items;
  meant text;
begin
  perform pipeline_private.want_person('assign a question');
  item := pipeline_private.lock_open_item(item_id);
  meant := pipeline_private.person_meant(assignee);
  perform pipeline_private.refuse_overtaken(
    jsonb_build_object('assigned_to', item.assigned_to), jsonb_build_object('assigned_to', meant),
    jsonb_build_object('assigned_to', nullif(btrim(instead_of), '')), 'review_items', jsonb_build_object('itemId', item.id)
  ) where instead_of is not null;
  return pipeline_private.give_item(item, meant);
end
$$;

comment on function pipeline.assign_review_item is
  'Says who is to answer a question: a user; left out, oneself. Others may answer it all the same. With instead_of, whose it was when one last saw it (empty for nobody''s), it is taken from nobody else. Raises VL004 for automation, VL010 for a question that is unknown or has been dealt with, VL031 for a user who is unknown, or cannot look after anything, VL041 when it is somebody else''s than instead_of says.';

create or replace function pipeline.unassign_review_item(item_id uuid)
  returns pipeline.review_items
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.want_person('assign a question');
  return pipeline_private.give_item(pipeline_private.lock_open_item(item_id), null);
end
$$;

comment on function pipeline.unassign_review_item is
  'A question is whoever''s comes first again. Raises VL004 for automation, VL010 for a question that is unknown or has been dealt with.';

create or replace function pipeline.snooze_review_item(item_id uuid, until timestamptz, reason pipeline.free_text default null)
  returns pipeline.review_items
  language plpgsql
  security definer
as $$
declare
  item pipeline.review_items := pipeline_private.lock_open_item(item_id);
begin
  perform pipeline_private.want_person('let a question wait');
  if (until > pipeline.now() and until < pipeline_private.later(pipeline.now(), interval '1 year')) is not true then
    raise exception 'a question waits until a time that lies ahead, within a year'
      using errcode = 'VL018', detail = jsonb_build_object('itemId', item.id, 'fields', array['until'])::text, hint = 'Give until.';
  end if;
  update pipeline.review_items as items set snoozed_until = until where items.id = item.id returning * into item;
  perform pipeline_private.record_event(
    item.vendor_lead_id, 'review_snoozed',
    jsonb_strip_nulls(jsonb_build_object('itemId', item.id, 'kind', item.kind, 'until', item.snoozed_until, 'why', nullif(btrim(reason), ''))),
    stage_visit => item.stage_visit
  );
  return item;
end
$$;

comment on function pipeline.snooze_review_item is
  'Lets a question wait until a time; then it is back by itself, or as soon as the vendor writes. The clocks go on: what becomes overdue meanwhile is warned of. Raises VL004 for automation, VL010 for a question that is unknown or has been dealt with, VL018 for a time that does not lie ahead.';

create or replace function pipeline.wake_review_item(item_id uuid)
  returns pipeline.review_items
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.want_person('wake a question');
  perform pipeline_private.end_snooze((pipeline_private.lock_open_item(item_id)).id);
  return (select items from pipeline.review_items as items where items.id = item_id);
end
$$;

comment on function pipeline.wake_review_item is
  'A question that was to wait is back now. Raises VL004 for automation, VL010 for a question that is unknown or has been dealt with.';

grant execute on function
  pipeline.assign_review_item, pipeline.unassign_review_item, pipeline.snooze_review_item, pipeline.wake_review_item
to pipeline_operator;

create or replace function pipeline_private.end_snooze(item_id uuid)
  returns void
  language plpgsql
as $$
declare
  item pipeline.review_items;
begin
  update pipeline.review_items as items set snoozed_until = null, back_at = pipeline.now(), passed_on_to = null, passed_on_at = null
  where items.id = end_snooze.item_id and items.snoozed_until is not null
  returning * into item;
  if item.resolved_at is null and item.id is not null then
    perform pipeline_private.record_event(
      item.vendor_lead_id, 'review_back', jsonb_build_object('itemId', item.id, 'kind', item.kind), stage_visit => item.stage_visit
    );
  end if;
end
$$;

comment on function pipeline_private.end_snooze is 'A question that was to wait is back, on record.';

create or replace function pipeline_private.tg_review_items__appoint()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if new.snoozed_until is distinct from old.snoozed_until then
    perform pipeline_private.make_appointment(new.id, 'end_of_snooze', new.snoozed_until);
  end if;
  return null;
end
$$;

create or replace trigger _600_appoint
  after update of snoozed_until on pipeline.review_items
  for each row
  execute function pipeline_private.tg_review_items__appoint();

comment on function pipeline_private.tg_review_items__appoint is 'A question that is to wait is looked after at its time.';

create or replace function pipeline.review_items_snoozed(item pipeline.review_items)
  returns boolean
  language sql
  stable
as $$
  select item.snoozed_until is not null
$$;

comment on function pipeline.review_items_snoozed is 'Whether nobody needs to look at it yet.';

grant execute on function pipeline.review_items_snoozed to pipeline_viewer;
