create or replace function pipeline_private.put_in_inbox(message pipeline.lead_messages)
  returns uuid
  language plpgsql
  set lock_timeout = '5s'
as $$
declare
  waiting_id uuid;
begin
  insert into pipeline_private.inbox (phone, body, provider_message_id, media, written_at, opt_out_type, entered_by)
  values (
    message.phone, message.body, message.provider_message_id, message.media, message.written_at, message.opt_out_type, message.entered_by
  )
  on conflict on constraint a_provider_message_waits_once do nothing
  returning id into waiting_id;
  return coalesce(waiting_id, (
    select waiting.id from pipeline_private.inbox as waiting where waiting.provider_message_id = message.provider_message_id
  ));
end
$$;

comment on function pipeline_private.put_in_inbox is
  'Lets a vendor''s text wait until the leads of its number are free; once per provider id. Returns the id that it will have as a message.';

create or replace function pipeline_private.take_up_text(text_id uuid)
  returns void
  language plpgsql
  security definer
  set lock_timeout = '200ms'
as $$
declare
  of_phone text := (select inbox.phone from pipeline_private.inbox as inbox where inbox.id = text_id);
  waiting pipeline_private.inbox;
  message pipeline.lead_messages;
begin
  perform pipeline_private.act_as('webhook', 'vendor');
  perform pipeline_private.lock_leads_of_phone(of_phone);

  for waiting in
    select * from pipeline_private.inbox as inbox where inbox.phone = of_phone order by inbox.arrived_no for update
  loop
    message := jsonb_populate_record(null::pipeline.lead_messages, to_jsonb(waiting));
    message.created_at := waiting.arrived_at;
    perform pipeline_private.store_inbound_message(message);
    delete from pipeline_private.inbox as inbox where inbox.id = waiting.id;
  end loop;
end
$$;

comment on function pipeline_private.take_up_text is
  'Takes up a vendor''s text that waited in the inbox, with all others of its number, in the order of their arrival: each as if it had come in now.';

create or replace function pipeline_private.has_words_waiting(lead pipeline.vendor_leads, message_author text)
  returns boolean
  language sql
  stable
as $$
  select exists (
    select
    from pipeline_private.inbox as waiting
    where (
        waiting.phone = (lead).vendor_phone
        or waiting.phone = any (array(select others.phone from pipeline.lead_phones as others where others.vendor_lead_id = (lead).id))
      )
      and (message_author <> 'person' or waiting.opt_out_type = 'STOP' or pipeline_private.read_opt_out(waiting.body) = 'opt_out')
  )
$$;

comment on function pipeline_private.has_words_waiting is
  'Whether the vendor of a lead has written, from whichever number, what waits in the inbox: nothing that automation has to say may cross it, and after a plea to be left alone nothing of ours at all.';

grant execute on function pipeline_private.take_up_text to pipeline_worker;
