create or replace function pipeline_private.tg_review_items__tell_assignee()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if new.assigned_to is null or new.assigned_to is not distinct from old.assigned_to then
    return null;
  end if;
  if (pipeline_private.actor()).is_person then
    perform pipeline_private.tell_person(pipeline_private.user_called(new.assigned_to), 'item_assigned', new.vendor_lead_id, new.id);
  elsif new.passed_on_to = 'owner' then
    perform pipeline_private.tell_person(pipeline_private.user_called(new.assigned_to), 'overdue', new.vendor_lead_id, new.id);
  end if;
  return null;
end
$$;

create or replace trigger _900_tell_assignee
  after update of assigned_to on pipeline.review_items
  for each row
  execute function pipeline_private.tg_review_items__tell_assignee();

comment on function pipeline_private.tg_review_items__tell_assignee is
  'Whoever is given a question by somebody else is told; and whoever looks after a lead, when a question about it is passed on to them because it is overdue.';

create or replace function pipeline_private.tg_lead_owners__tell_owner()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if (tg_op = 'INSERT' or new.owner is distinct from old.owner) and new.owner_rule_id is null and (pipeline_private.actor()).is_person then
    perform pipeline_private.tell_person(pipeline_private.user_called(new.owner), 'lead_assigned', new.vendor_lead_id);
  end if;
  return null;
end
$$;

create or replace trigger _900_tell_owner
  after insert or update of owner on pipeline.lead_owners
  for each row
  execute function pipeline_private.tg_lead_owners__tell_owner();

comment on function pipeline_private.tg_lead_owners__tell_owner is
  'Whoever is given a lead to look after by somebody else is told. Of what rules deal out in turn nobody is: that is their day''s work.';

create or replace function pipeline_private.tg_alerts__tell_concerned()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if new.vendor_lead_id is null
    or new.type <> 'STAGE_OVERDUE' and not exists (select from pipeline.stage_timers as clocks where clocks.alert_type = new.type)
  then
    return null;
  end if;
  perform pipeline_private.tell_person(concerned.user_id, 'overdue', new.vendor_lead_id, alert_id => new.id)
  from (
    select pipeline_private.user_called(owners.owner)
    from pipeline.lead_owners as owners
    where owners.vendor_lead_id = new.vendor_lead_id
    union
    select pipeline_private.user_called(items.assigned_to)
    from pipeline.review_items as items
    where items.vendor_lead_id = new.vendor_lead_id and items.resolved_at is null and items.assigned_to is not null
  ) as concerned (user_id)
  where concerned.user_id is not null;
  return null;
end
$$;

create or replace trigger _900_tell_concerned
  after insert on pipeline.alerts
  for each row
  execute function pipeline_private.tg_alerts__tell_concerned();

comment on function pipeline_private.tg_alerts__tell_concerned is
  'When a clock of a stage says that a lead is overdue, whoever looks after it is told, and whoever has been given a question about it.';
