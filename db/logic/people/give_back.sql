create or replace function pipeline_private.give_back(user_name text)
  returns void
  language plpgsql
as $$
declare
  actor record := pipeline_private.actor();
  lead_ids uuid[];
begin
  -- Theirs until the transaction commits, and locked: each then changes hands once.
  lead_ids := array(
    select owners.vendor_lead_id
    from pipeline.lead_owners as owners
    where owners.owner = give_back.user_name
    order by owners.vendor_lead_id
    for update
  );
  perform pipeline_private.hand_out_later(lead_ids, give_back.user_name);

  with given_back as (
    update pipeline.review_items as items
    set assigned_to = null, passed_on_to = null, passed_on_at = null
    where items.assigned_to = give_back.user_name and items.resolved_at is null
    returning items.id, items.vendor_lead_id, items.kind, items.stage_visit
  )
  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, metadata, actor_kind, actor, user_id, reason)
  select
    given_back.vendor_lead_id, 'review_assigned', given_back.stage_visit,
    jsonb_build_object('itemId', given_back.id, 'kind', given_back.kind, 'assignedTo', null, 'hasLeft', true),
    actor.kind, actor.name, actor.user_id, actor.reason
  from given_back;
end
$$;

comment on function pipeline_private.give_back is
  'What somebody looks after is nobody''s: their leads, but for those that the owner rules hand out, as the transaction commits, and the questions that wait for them.';

create or replace function pipeline_private.tg_users__give_back()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.give_back(new.name);
  return null;
end
$$;

create or replace trigger _500_give_back
  after update of disabled_at, role on pipeline_private.users
  for each row
  when (
    new.disabled_at is not null and old.disabled_at is null
    or new.role = 'viewer' and old.role <> 'viewer'
  )
  execute function pipeline_private.tg_users__give_back();

comment on function pipeline_private.tg_users__give_back is 'Whoever may not sign in any more, or may only look, looks after nothing.';
