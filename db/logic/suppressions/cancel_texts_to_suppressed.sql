create or replace function pipeline_private.tg_message_suppressions__cancel_texts()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
begin
  perform pipeline_private.cancel_message(messages, 'the number must not be texted')
  from new_rows as stop
  join pipeline.lead_messages as messages on messages.phone = stop.phone
  where messages.status = 'queued';
  return null;
end
$$;

create or replace trigger _600_cancel_texts
  after insert on pipeline.message_suppressions
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_message_suppressions__cancel_texts();

comment on function pipeline_private.tg_message_suppressions__cancel_texts() is
  'Whoever puts a number on the list, a person in psql too, also cancels every unsent text to it, whichever lead it belongs to.';
