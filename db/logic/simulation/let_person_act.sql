create or replace function pipeline_private.let_person_act(vendor_number integer, steps jsonb)
  returns text
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads;
  answer pipeline.transition_result;
begin
  select leads.* into lead
  from pipeline_private.simulation_vendors as vendors
  join pipeline.vendor_leads as leads on leads.id = vendors.vendor_lead_id
  where vendors.number = let_person_act.vendor_number
  for no key update of leads;

  perform pipeline_private.act_as('user', steps ->> 'who');

  if lead.pipeline_stage = steps ->> 'at' then
    if steps ? 'lead' then
      perform pipeline_private.write_lead(jsonb_populate_record(lead, steps -> 'lead'));
    end if;
    if steps ? 'deal' then
      update pipeline.deals as deals
      set
        vendor_identity_checked_at = known.vendor_identity_checked_at, investor_name = known.investor_name,
        reservation_fee = known.reservation_fee, reserved_at = known.reserved_at, solicitor = known.solicitor,
        sourcing_fee = known.sourcing_fee, legal_fees = known.legal_fees,
        expected_exchange_on = known.expected_exchange_on, exchanged_on = known.exchanged_on,
        expected_completion_on = known.expected_completion_on, completed_on = known.completed_on
      from (select filled.* from pipeline.deals as before, jsonb_populate_record(before, steps -> 'deal') as filled where before.vendor_lead_id = lead.id) as known
      where deals.id = known.id;
    end if;

    if steps ? 'text' and pipeline_private.why_silent(lead) is null then
      perform pipeline.send_message(lead.id, steps ->> 'text');
    end if;

    if steps ? 'to' then
      answer := pipeline.request_transition(lead.id, steps ->> 'to', steps ->> 'reason', lead.pipeline_stage, steps ->> 'fallThrough');
    elsif steps ? 'run' then
      insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose)
      values (lead.id, lead.pipeline_stage, lead.stage_visit, steps -> 'run' ->> 'agent', steps -> 'run' ->> 'purpose')
      on conflict do nothing;
    end if;
  else
    answer.code := 'VL005';
  end if;

  if steps ? 'item' then
    perform pipeline.resolve_review_item((steps ->> 'item')::uuid, steps ->> 'word');
  end if;
  if steps ? 'alert' then
    perform pipeline.acknowledge_alert((steps ->> 'alert')::uuid);
  end if;
  return answer.code;
end
$$;

comment on function pipeline_private.let_person_act is
  'Somebody of the simulated office acts on a lead that is still at the stage they looked at: fills in fields, texts the vendor, moves it or starts an agent again, then closes the review item. Returns the code of a refused move, else null.';
