create or replace function pipeline.edit_deal(
  deal_id uuid,
  agreed_price numeric default null,
  vendor_identity_checked_at timestamptz default null,
  investor_name pipeline.one_line default null,
  reservation_fee numeric default null,
  reserved_at timestamptz default null,
  solicitor pipeline.one_line default null,
  sourcing_fee numeric default null,
  legal_fees numeric default null,
  expected_exchange_on date default null,
  exchanged_on date default null,
  expected_completion_on date default null,
  completed_on date default null,
  fall_through_kind text default null,
  clear text[] default null,
  expected_updated_at timestamptz default null,
  reason pipeline.free_text default null
)
  returns pipeline.deal_result
  language sql
  security definer
as $$
  select pipeline_private.write_deal(
    deal_id,
    jsonb_build_object(
      'agreed_price', round(agreed_price, 2), 'vendor_identity_checked_at', vendor_identity_checked_at, 'investor_name', investor_name,
      'reservation_fee', reservation_fee, 'reserved_at', reserved_at, 'solicitor', solicitor, 'sourcing_fee', sourcing_fee,
      'legal_fees', legal_fees, 'expected_exchange_on', expected_exchange_on, 'exchanged_on', exchanged_on,
      'expected_completion_on', expected_completion_on, 'completed_on', completed_on, 'fall_through_kind', fall_through_kind
    ),
    clear, expected_updated_at, reason
  )
$$;

comment on function pipeline.edit_deal is
  'Writes what people know of a deal after acceptance: checks, investor, fees and dates. What is not given, or null, stays; clear names the columns to empty. Another agreed_price corrects it, with a reason; reduce_price() keeps a reduction with its evidence. expected_updated_at guards against writing over what somebody else has just written (code VL005: nothing is saved). Raises VL003 for another price without a reason, VL004 for automation, VL010 for an unknown deal, VL018 for what cannot be right or has not been yet, VL026 for a price above the market value unless an admin writes it.';

grant execute on function pipeline.edit_deal to pipeline_operator;

create or replace function pipeline_private.write_deal(deal_id uuid, given jsonb, clear text[], expected_updated_at timestamptz, reason text)
  returns pipeline.deal_result
  language plpgsql
as $$
declare
  fields constant text[] := array(
    select columns.attname::text
    from pg_catalog.pg_attribute as columns
    where columns.attrelid = 'pipeline.deals'::regclass and not columns.attnotnull
      and has_column_privilege('pipeline_operator', columns.attrelid, columns.attnum, 'update')
  );
  emptied text[] := array(select distinct name from unnest(coalesce(clear, '{}')) as name where name is not null);
  wrong text[] := array(select unnest(emptied) except select unnest(fields));
  reason_before text := coalesce(current_setting('pipeline.reason', true), '');
  lead pipeline.vendor_leads;
  before pipeline.deals;
  after pipeline.deals;
  changed text[];
begin
  perform pipeline_private.want_person('write a deal');
  select * into before from pipeline.deals as deals where deals.id = deal_id;
  perform pipeline_private.refuse_unknown('deal', 'dealId', deal_id, 'deals') where before.id is null;
  lead := pipeline_private.lock_lead(before.vendor_lead_id);
  select * into before from pipeline.deals as deals where deals.id = deal_id for update;
  if expected_updated_at <> before.updated_at then
    perform pipeline_private.refuse_request();
    return row (false, 'VL005', before)::pipeline.deal_result;
  end if;
  if cardinality(wrong) > 0 then
    raise exception '% cannot be emptied', array_to_string(wrong, ', ')
      using errcode = 'VL018', detail = jsonb_build_object('dealId', before.id, 'fields', wrong)::text;
  end if;

  after := jsonb_populate_record(
    before, coalesce((select jsonb_object_agg(name, null::text) from unnest(emptied) as name), '{}') || jsonb_strip_nulls(given)
  );
  changed := array(
    select is_now.key from jsonb_each(to_jsonb(after)) as is_now
    where is_now.value is distinct from to_jsonb(before) -> is_now.key order by is_now.key
  );
  if changed = '{}' then
    return row (true, null, before)::pipeline.deal_result;
  end if;
  perform set_config('pipeline.reason', coalesce(btrim(reason), reason_before), true);
  if 'agreed_price' = any (changed) then
    perform pipeline_private.refuse_price(before, after.agreed_price);
  end if;
  begin
    update pipeline.deals as deals
    set
      (
        agreed_price, vendor_identity_checked_at, investor_name, reservation_fee, reserved_at, solicitor, sourcing_fee, legal_fees,
        expected_exchange_on, exchanged_on, expected_completion_on, completed_on, fall_through_kind, updated_at
      ) = (
        after.agreed_price, after.vendor_identity_checked_at, after.investor_name, after.reservation_fee, after.reserved_at, after.solicitor,
        after.sourcing_fee, after.legal_fees, after.expected_exchange_on, after.exchanged_on, after.expected_completion_on, after.completed_on,
        after.fall_through_kind, pipeline.now()
      )
    where deals.id = before.id
    returning * into after;
  exception
    when check_violation or numeric_value_out_of_range or foreign_key_violation then
      perform pipeline_private.refuse_facts(sqlerrm, 'pipeline.deals');
  end;
  perform pipeline_private.record_event(
    lead.id, 'deal_edited', jsonb_build_object('dealId', after.id, 'fields', changed), stage_visit => lead.stage_visit
  );
  perform set_config('pipeline.reason', reason_before, true);
  return row (true, null, after)::pipeline.deal_result;
end
$$;

comment on function pipeline_private.write_deal is 'Writes what is given of a deal, see edit_deal().';
