create or replace function pipeline_private.take_simulated_text(body text, told jsonb)
  returns uuid
  language sql
  security definer
as $$
  select pipeline_private.take_vendor_text('simulated_inbound', take_simulated_text.body, take_simulated_text.told)
$$;

comment on function pipeline_private.take_simulated_text is
  'A text of a simulated vendor as the simulated carrier brings it: by the way of every carrier''s. Production has no such function. told: from, body, id (the carrier''s), typedBy (who held the vendor''s phone). Returns the text''s id.';

grant execute on function pipeline_private.take_simulated_text to pipeline_server;
