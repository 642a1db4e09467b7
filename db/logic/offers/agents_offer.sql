create or replace function pipeline_private.record_agents_offer(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  offer jsonb,
  message_id uuid
)
  returns void
  language plpgsql
as $$
declare
  made pipeline.offers;
begin
  update pipeline.offers as offers
  set status = 'lapsed', closed_at = pipeline.now()
  where offers.vendor_lead_id = lead.id and offers.status in ('made', 'sent');

  insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, basis, message_id, agent_run_id)
  select
    lead.id, 1 + coalesce(max(offers.round), 0), (offer ->> 'amount')::numeric, (offer ->> 'ceiling')::numeric,
    coalesce(offer -> 'basis', '{}'), record_agents_offer.message_id, run.id
  from pipeline.offers as offers
  where offers.vendor_lead_id = lead.id
  returning * into made;

  perform pipeline_private.record_event(
    lead.id, 'offer_made', jsonb_build_object('offerId', made.id, 'round', made.round, 'amount', made.amount),
    stage_visit => lead.stage_visit
  );
end
$$;

create or replace function pipeline_private.note_counter(lead pipeline.vendor_leads, result jsonb)
  returns void
  language sql
as $$
  update pipeline.offers as offers
  set
    status = 'countered',
    closed_at = pipeline.now(),
    counter_amount = (
      select min((reading ->> 'amount')::numeric)
      from jsonb_array_elements(result -> 'readings') as reading
      where reading ->> 'intent' = 'counter'
    )
  where offers.vendor_lead_id = lead.id and offers.status = 'sent'
$$;
