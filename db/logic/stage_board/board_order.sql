create or replace function pipeline_private.board_order(order_by text)
  returns pipeline_private.board_sorting
  language sql
  immutable
as $$
  select row (orders.sort_value, orders.kind, orders.direction, orders.is_known)::pipeline_private.board_sorting
  from (
    values
      (
        'NEXT_ACTION', '(select dues.due_at from pipeline_private.lead_dues as dues where dues.vendor_lead_id = leads.id)',
        'timestamptz', 'asc', false
      ),
      ('TIME_IN_STAGE', 'leads.stage_entered_at', 'timestamptz', 'asc', true),
      ('LAST_REPLY', 'leads.last_inbound_at', 'timestamptz', 'desc', false),
      ('OFFER', 'leads.offer_amount', 'numeric', 'desc', false),
      ('VALUE', 'coalesce(leads.offer_amount, leads.asking_price)', 'numeric', 'desc', false),
      ('ARRIVAL', 'leads.stage_entered_at', 'timestamptz', 'desc', true)
  ) as orders (name, sort_value, kind, direction, is_known)
  where orders.name = board_order.order_by
$$;

comment on function pipeline_private.board_order is
  'What an order of the board sorts by. ARRIVAL is that of terminal stages, whatever the order of the others: nothing comes next for a finished lead, and there may be a million.';

grant execute on function pipeline_private.board_order to pipeline_viewer;
