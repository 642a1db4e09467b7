-- What would become of a lead is not said by rules of its own, which could differ: it is done, looked at, and undone.
create or replace function pipeline_private.rehearse_lead(source text, payload jsonb, facts jsonb, problems jsonb)
  returns jsonb
  language plpgsql
  security definer
as $$
declare
  known pipeline.lead_sources;
  kept record;
  delivery pipeline.webhook_deliveries;
  shown jsonb;
begin
  select * into known from pipeline.lead_sources as sources where sources.source = rehearse_lead.source;
  begin
    update pipeline.lead_sources as sources
    set is_live = true
    where sources.source = known.source and not sources.is_live and sources.proof <> 'none';

    select * into kept from pipeline_private.keep_leads('leads', known.source, jsonb_build_array(jsonb_build_object(
      'body', payload::text,
      'told', case when known.is_fetched then jsonb_build_object('lead', payload) else payload end,
      'reference', pipeline_private.said_at(payload, known.reference_path)
    )));
    perform pipeline_private.take_up_lead(kept.delivery_id, rehearse_lead.facts, rehearse_lead.problems);
    select * into delivery from pipeline.webhook_deliveries as deliveries where deliveries.id = kept.delivery_id;
    shown := jsonb_build_object(
      'verdict', delivery.verdict,
      'knownLeadId', case when delivery.verdict = 'duplicate' then delivery.vendor_lead_id end,
      'question', (select items.reason from pipeline.review_items as items where items.about = delivery.id::text),
      'explanation', case when delivery.vendor_lead_id is not null then pipeline.explain_lead(delivery.vendor_lead_id) end
    );
    raise sqlstate 'UNDO1';
  exception
    when sqlstate 'UNDO1' then
      null;
  end;
  return shown;
end
$$;

comment on function pipeline_private.rehearse_lead is
  'What would become of a lead that a source brings, were it live: it is taken up, looked at, and all of it is undone. facts and problems as take_up_lead() has them. Returns the verdict, the lead that it belongs to where there is one already, what a person would be asked, and how the lead would stand, as explain_lead() tells it: whether its vendor is texted and when, or what keeps the text back.';

grant execute on function pipeline_private.rehearse_lead to pipeline_operator;
