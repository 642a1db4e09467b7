create or replace function pipeline_private.take_text_status(door text, body text, told jsonb)
  returns void
  language sql
  security definer
as $$
  insert into pipeline.webhook_deliveries (door, body, told) values (take_text_status.door, take_text_status.body, take_text_status.told)
$$;

comment on function pipeline_private.take_text_status is
  'What a carrier says of a text of ours, kept as it came; a job takes it up. told: carrier, id (the carrier''s), status, errorCode, text (our own id of the text, where the carrier says it).';

grant execute on function pipeline_private.take_text_status to pipeline_server;
