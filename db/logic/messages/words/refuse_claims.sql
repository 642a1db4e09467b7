create or replace function pipeline_private.refuse_claims(lead pipeline.vendor_leads, message pipeline.lead_messages, claims text[])
  returns void
  language plpgsql
as $$
begin
  update pipeline.lead_messages as messages set unbacked_claims = claims where messages.id = message.id;
  perform pipeline_private.cancel_message(message, 'unbacked_claims', case when lead.turn is not null then 'unbacked_claims' end);
  -- No agent is asked again, who would say the same: the vendor's words wait for the person.
  perform pipeline_private.owe_answer_again(array[message.id]);
  if lead.turn = 'vendor' then
    perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
  end if;
end
$$;

comment on function pipeline_private.refuse_claims is
  'An automatic text that claims what no row backs does not leave: it says so, and a person writes instead. The caller holds the locks of both rows.';
