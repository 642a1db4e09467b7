create or replace function pipeline_private.blank_phone(lead_id uuid, pass integer)
  returns text
  language sql
  immutable
as $$
  select '+999' || lpad(((hashtextextended(lead_id::text, pass) & 9007199254740991) % 100000000000)::text, 11, '0')
$$;

comment on function pipeline_private.blank_phone is 'What stands in the place of an erased lead''s number: of no country, and of no other lead, so that it is in no conversation.';

-- What may be empty is emptied, what may not says so. Twice, with other words: the record of the first time goes with the
-- data, since an entry is sealed as a whole, and that of the second says what now stands there.
create or replace function pipeline_private.blank_leads(lead_ids uuid[], pass integer)
  returns void
  language plpgsql
as $$
declare
  word constant text := (array['being erased', 'erased'])[pass];
begin
  update pipeline.vendor_leads as leads
  set
    vendor_name = null, vendor_email = null, vendor_phone = pipeline_private.blank_phone(leads.id, pass), external_ref = null,
    property_address = null, property_postcode = null, rejection_reason = null,
    dead_reason = case when leads.dead_reason is not null then word end
  where leads.id = any (lead_ids);
  update pipeline.consents as consents set given_by = null, proof = word where consents.vendor_lead_id = any (lead_ids);
  update pipeline.phone_calls as calls
  set phone = pipeline_private.blank_phone(calls.vendor_lead_id, pass), note = null
  where calls.vendor_lead_id = any (lead_ids);
  update pipeline.planned_calls as planned
  set note = null, end_reason = case when planned.end_reason is not null then word end
  where planned.vendor_lead_id = any (lead_ids) and num_nonnulls(planned.note, planned.end_reason) > 0;
  update pipeline.review_items as items
  set
    reason = word, detail = jsonb_build_object('erased', pass = 2),
    resolution = case when items.resolution is not null then word end
  where items.vendor_lead_id = any (lead_ids);
  update pipeline.rights_requests as requests
  set
    said = case when requests.said is not null then word end,
    extension_reason = case when requests.extension_reason is not null then word end,
    outcome = case when requests.outcome is not null then word end
  where requests.vendor_lead_id = any (lead_ids) and num_nonnulls(requests.said, requests.extension_reason, requests.outcome) > 0;
  update pipeline.offers as offers set exceeds_because = word
  where offers.vendor_lead_id = any (lead_ids) and offers.exceeds_because is not null;
  update pipeline.deals as deals
  set
    investor_name = null, solicitor = null,
    fall_through_reason = case when deals.fall_through_reason is not null then word end
  where deals.vendor_lead_id = any (lead_ids) and num_nonnulls(deals.investor_name, deals.solicitor, deals.fall_through_reason) > 0;
  update pipeline.deal_reductions as reductions set evidence = word where reductions.vendor_lead_id = any (lead_ids);
end
$$;

comment on function pipeline_private.blank_leads is 'Empties what rows that are on record tell of the persons of these leads. Called twice: with 1, and with 2 once the record has been emptied.';
