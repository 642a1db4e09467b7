create or replace function pipeline_private.leavers()
  returns text[]
  language sql
  stable
as $$
  select coalesce(array_agg(users.name), '{}') from pipeline_private.users as users where users.disabled_at is not null or users.role = 'viewer'
$$;

comment on function pipeline_private.leavers is 'Users who look after nothing: who may not sign in any more, or may only look.';

create or replace function pipeline_private.give_back_questions(user_names text[])
  returns integer
  language plpgsql
as $$
declare
  actor record := pipeline_private.actor();
  given_back integer;
begin
  with given_back as (
    update pipeline.review_items as items
    set assigned_to = null, passed_on_to = null, passed_on_at = null
    where items.id in (
      select theirs.id
      from pipeline.review_items as theirs
      where theirs.assigned_to = any (user_names) and theirs.resolved_at is null
      limit pipeline_private.leads_at_once()
    )
    returning items.id, items.vendor_lead_id, items.kind, items.stage_visit
  )
  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, metadata, actor_kind, actor, user_id, reason)
  select
    given_back.vendor_lead_id, 'review_assigned', given_back.stage_visit,
    jsonb_build_object('itemId', given_back.id, 'kind', given_back.kind, 'assignedTo', null, 'hasLeft', true),
    actor.kind, actor.name, actor.user_id, actor.reason
  from given_back;
  get diagnostics given_back = row_count;
  return given_back;
end
$$;

comment on function pipeline_private.give_back_questions is 'The next questions that wait for these users are everybody''s, on record. Returns how many.';

create or replace function pipeline_private.tg_users__give_back()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  at_once integer := pipeline_private.leads_at_once();
  -- Theirs until the transaction commits, and locked: each then changes hands once.
  lead_ids uuid[] := array(
    select owners.vendor_lead_id
    from pipeline.lead_owners as owners
    where owners.owner = new.name
    order by owners.vendor_lead_id
    limit at_once
    for update
  );
  more integer := pipeline_private.give_back_questions(array[new.name]);
begin
  perform pipeline_private.hand_out_later(lead_ids, new.name);
  if cardinality(lead_ids) = at_once then
    insert into pipeline_private.leads_to_pass_on (vendor_lead_id, left_by)
    select owners.vendor_lead_id, owners.owner
    from pipeline.lead_owners as owners
    where owners.owner = new.name and owners.vendor_lead_id > lead_ids[at_once]
    on conflict on constraint leads_to_pass_on_pkey do update set left_by = excluded.left_by, asked_at = excluded.asked_at;
    more := more + at_once;
  end if;
  if more >= at_once then
    perform pipeline_private.go_on_soon();
  end if;
  return null;
end
$$;

create or replace function pipeline_private.give_back_next()
  returns integer
  language plpgsql
as $$
declare
  leavers text[] := pipeline_private.leavers();
  lead_ids uuid[] := array(
    select waiting.vendor_lead_id
    from pipeline_private.leads_to_pass_on as waiting
    order by waiting.vendor_lead_id
    limit pipeline_private.leads_at_once()
  );
  theirs uuid[] := array(
    select owners.vendor_lead_id
    from pipeline.lead_owners as owners
    where owners.vendor_lead_id = any (lead_ids) and owners.owner = any (leavers)
    order by owners.vendor_lead_id
    for update
  );
begin
  perform pipeline_private.hand_out(theirs, leavers);
  perform pipeline_private.take_from(theirs, leavers);
  delete from pipeline_private.leads_to_pass_on as waiting where waiting.vendor_lead_id = any (lead_ids);
  return cardinality(lead_ids) + pipeline_private.give_back_questions(leavers);
end
$$;

comment on function pipeline_private.give_back_next is
  'Passes on the next leads and questions of users who look after nothing; what somebody else has by now, or who may act again, stays theirs. Returns how many.';

create or replace trigger _500_give_back
  after update of disabled_at, role on pipeline_private.users
  for each row
  when (
    new.disabled_at is not null and old.disabled_at is null
    or new.role = 'viewer' and old.role <> 'viewer'
  )
  execute function pipeline_private.tg_users__give_back();

comment on function pipeline_private.tg_users__give_back is
  'Whoever may not sign in any more, or may only look, looks after nothing: what somebody looks after is nobody''s: their leads, but for those that the owner rules hand out, as the transaction commits, and the questions that wait for them; of very many five hundred then, and the others as many at a time.';
