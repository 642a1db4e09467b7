create or replace function pipeline_private.items_of_bulk(act pipeline.bulk_acts, item_ids uuid[])
  returns setof pipeline.review_items
  language plpgsql
  stable
as $$
begin
  if act.chosen_by_hand then
    return query select items.* from pipeline.review_items as items where items.id = any (item_ids);
    return;
  end if;
  return query
    select items.*
    from pipeline.review_items as items
    where items.resolved_at is null
      and (items.snoozed_until is not null) = act.filter_snoozed
      and (act.filter_kinds is null or items.kind = any (act.filter_kinds))
      and (act.filter_unassigned is null or (items.assigned_to is null) = act.filter_unassigned)
      and (act.filter_mine is null or pipeline_private.is_item_of(items, act.asked_by) = act.filter_mine)
      and (act.filter_owner is null or items.vendor_lead_id in (
        select owners.vendor_lead_id from pipeline.lead_owners as owners where owners.owner = act.filter_owner
        union all
        -- Of an empty name the live ones that nobody looks after.
        select leads.id
        from pipeline.vendor_leads as leads
        where act.filter_owner = '' and leads.turn is not null
          and not exists (select from pipeline.lead_owners as owned where owned.vendor_lead_id = leads.id)
      ))
      and (act.filter_search is null or items.vendor_lead_id in (
        select found.vendor_lead_id from pipeline_private.leads_matching(act.filter_search) as found
      ));
end
$$;

comment on function pipeline_private.items_of_bulk is
  'The questions of a bulk act: those that were picked, else the open ones that the inbox shows with this filter.';

create or replace function pipeline_private.is_item_of(item pipeline.review_items, who text)
  returns boolean
  language sql
  stable
as $$
  select case
    when item.assigned_to is not null then item.assigned_to = who
    else item.passed_on_to is not null or exists (
      select from pipeline.lead_owners as owners where owners.vendor_lead_id = item.vendor_lead_id and owners.owner = who
    )
  end
$$;

comment on function pipeline_private.is_item_of is
  'Whether a question is somebody''s: assigned to them, or to nobody and about a lead that they look after, or passed on to everybody.';
