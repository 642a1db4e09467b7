create or replace function pipeline_private.tg_message_suppressions__settle()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.cancel_message(messages, 'suppressed')
  from new_rows as stop
  join pipeline.lead_messages as messages on messages.phone = stop.phone
  where messages.status = 'queued';
  perform pipeline_private.settle_suppressed_leads(stop.phone, stop.reason, stop.source) from new_rows as stop order by stop.phone;
  return null;
end
$$;

create or replace trigger _500_settle
  after insert on pipeline.message_suppressions
  referencing new table as new_rows
  for each statement
  execute function pipeline_private.tg_message_suppressions__settle();

comment on function pipeline_private.tg_message_suppressions__settle is
  'Whoever puts a number on the list, a person in psql too, also cancels every unsent text to it and settles every lead that has it.';
