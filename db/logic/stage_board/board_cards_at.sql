create or replace function pipeline_private.board_cards_at(places pipeline_private.board_place[])
  returns table (stage text, place integer, card pipeline.board_card)
  language sql
  stable
  rows 20
  set jit = off
as $$
  select
    places.stage,
    places.place,
    row (
      leads.id, places.cursor, leads.vendor_name, split_part(leads.property_postcode, ' ', 1), leads.stage_entered_at, leads.turn,
      next.what, next.at, dues.due_at, leads.held_at, leads.taken_over_by, leads.opted_out_at,
      (
        select count(*) from pipeline.review_items as items
        where items.vendor_lead_id = leads.id and items.resolved_at is null and items.snoozed_until is null
      ),
      (
        select count(*) from pipeline.alerts as alerts where alerts.vendor_lead_id = leads.id and alerts.resolved_at is null
      ),
      said.body, said.direction, said.created_at, leads.last_inbound_at, leads.offer_amount, leads.asking_price, owners.owner
    )::pipeline.board_card
  from unnest(places) as places
  join pipeline.vendor_leads as leads on leads.id = places.vendor_lead_id
  -- Lead by lead: the planner would work out all leads and look for these among them.
  cross join lateral (
    select actions.what, actions.at from pipeline_private.next_actions as actions where actions.vendor_lead_id = places.vendor_lead_id offset 0
  ) as next
  cross join lateral (
    select dues.due_at from pipeline_private.lead_dues as dues where dues.vendor_lead_id = places.vendor_lead_id offset 0
  ) as dues
  left join pipeline.lead_owners as owners on owners.vendor_lead_id = places.vendor_lead_id
  left join lateral (
    select messages.body, messages.direction, messages.created_at
    from pipeline.lead_messages as messages
    where messages.vendor_lead_id = places.vendor_lead_id and messages.status <> 'cancelled'
    order by messages.text_no desc
    limit 1
  ) as said on true
$$;

comment on function pipeline_private.board_cards_at is 'The cards that stand at these places.';

grant execute on function pipeline_private.board_cards_at to pipeline_viewer;
