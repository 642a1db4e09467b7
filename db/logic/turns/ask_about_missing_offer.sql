create or replace function pipeline_private.ask_about_missing_offer(lead pipeline.vendor_leads, purpose text, template text)
  returns void
  language plpgsql
as $$
begin
  perform pipeline_private.record_event(
    lead.id, 'message_dropped',
    jsonb_build_object('purpose', ask_about_missing_offer.purpose, 'template', ask_about_missing_offer.template, 'why', 'no_offer'),
    stage_visit => lead.stage_visit
  );
  if lead.turn is null then
    return;
  end if;
  perform pipeline_private.open_review_item(
    lead.id, 'no_offer', 'Text not sent: it names an offer, and the lead has none',
    jsonb_build_object('purpose', ask_about_missing_offer.purpose, 'template', ask_about_missing_offer.template)
  );
  -- The vendor heard nothing, so no silence of theirs counts.
  if lead.turn = 'vendor' then
    perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
  end if;
end
$$;

comment on function pipeline_private.ask_about_missing_offer is
  'What follows when rendered() gave null: an event, and for a live lead a question to a person, whose turn it is. The caller holds the lead''s lock.';
