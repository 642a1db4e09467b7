create or replace view pipeline_private.overdue_items as
  select items.id, items.vendor_lead_id, owners.owner, due.to_whom
  from pipeline.review_items as items
  cross join pipeline.settings as settings
  left join pipeline_private.users_there as assignee on assignee.name = items.assigned_to
  left join pipeline.lead_owners as owned on owned.vendor_lead_id = items.vendor_lead_id
  left join pipeline_private.users_there as owners (owner) on owners.owner = owned.owner
  cross join lateral (
    select
      coalesce(settings.questions_overdue_after, interval '4 hours') as overdue_after,
      coalesce(settings.owner_answers_within, interval '4 hours') as answers_within
  ) as waits
  cross join lateral (
    select
      case
        when items.passed_on_to = 'owner' then
          case when pipeline_private.later(items.passed_on_at, waits.answers_within) <= pipeline.now() then 'everybody' end
        when items.passed_on_to is null and assignee.name is null
          and pipeline_private.later(coalesce(items.back_at, items.opened_at), waits.overdue_after) <= pipeline.now()
        then
          case
            when owners.owner is not null then 'owner'
            when pipeline_private.later(coalesce(items.back_at, items.opened_at), waits.overdue_after + waits.answers_within) <= pipeline.now()
            then 'everybody'
          end
      end as to_whom
  ) as due
  where items.resolved_at is null and items.snoozed_until is null and due.to_whom is not null;

comment on view pipeline_private.overdue_items is
  'Questions that have waited for too long, see settings, and to whom they go: to the owner of their lead while that is somebody who is there, then to everybody. One that a person has assigned to somebody who is there stays theirs, and one that is snoozed waits.';

create or replace function pipeline_private.pass_on_overdue_items(most integer default 2000)
  returns integer
  language plpgsql
as $$
declare
  -- Somebody is at work on the others.
  locked uuid[] := array(
    select items.id
    from pipeline.review_items as items
    where items.id in (select overdue.id from pipeline_private.overdue_items as overdue)
    order by items.opened_at, items.id
    limit coalesce(most, 2000)
    for no key update skip locked
  );
  passed_on integer;
begin
  -- Asked again: one may have been answered, or given to somebody, before it was locked.
  with given as (
    update pipeline.review_items as items
    set
      passed_on_to = due.to_whom, passed_on_at = pipeline.now(),
      assigned_to = case when due.to_whom = 'owner' then due.owner end
    from pipeline_private.overdue_items as due
    where items.id = due.id and due.id = any (locked)
    returning items.id, items.vendor_lead_id, items.kind, items.stage_visit, items.assigned_to, items.passed_on_to
  )
  insert into pipeline.pipeline_events (vendor_lead_id, event_type, stage_visit, metadata, actor_kind, actor, user_id, reason)
  select
    given.vendor_lead_id, 'review_passed_on', given.stage_visit,
    jsonb_build_object('itemId', given.id, 'kind', given.kind, 'passedOnTo', given.passed_on_to, 'assignedTo', given.assigned_to),
    actor.kind, actor.name, actor.user_id, actor.reason
  from given
  cross join pipeline_private.actor() as actor;
  get diagnostics passed_on = row_count;
  return passed_on;
end
$$;

comment on function pipeline_private.pass_on_overdue_items is
  'Gives overdue questions to the owners of their leads, and those that waited for them to everybody, on record: those that have waited longest, no more at once than take a second or two; the others with the next look. Returns how many.';

create or replace function pipeline_private.my_name()
  returns text
  language sql
  stable
  security definer
as $$
  select pipeline_private.own_name()
$$;

comment on function pipeline_private.my_name is 'Whoever asks, as colleagues call them.';

grant execute on function pipeline_private.my_name to pipeline_viewer;
