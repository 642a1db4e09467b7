create or replace function pipeline.record_inbound_message(
  from_phone text,
  body text,
  provider_message_id text,
  media json default null,
  written_at timestamptz default null,
  opt_out_type text default null
)
  returns uuid
  language plpgsql
  security definer
  set lock_timeout = '100ms'
as $$
declare
  enters text := pipeline_private.enters_by_hand();
  acting_before text[] := pipeline_private.act_as('webhook', 'vendor');
  message pipeline.lead_messages;
  known_id uuid;
begin
  begin
    message.provider_message_id := nullif(btrim(provider_message_id), '')::pipeline.one_line;
  exception
    when check_violation then null;
  end;
  if message.provider_message_id is null then
    raise exception 'a text needs the provider''s id, one line of at most 300 visible characters'
      using errcode = 'VL013', hint = 'It is what keeps a repeated delivery from counting twice.';
  elsif length(from_phone) > 100 then
    raise exception 'a sender has at most 100 characters' using errcode = 'VL013', hint = 'Give the number alone, as in +447700900123.';
  end if;

  message.phone := coalesce((pipeline_private.read_phone(from_phone)).e164, from_phone, '');
  message.body := coalesce(record_inbound_message.body, '');
  message.media := pipeline_private.media_list(record_inbound_message.media);
  message.written_at := record_inbound_message.written_at;
  -- What is odd in it is no reason to lose what the vendor wrote.
  message.opt_out_type := substring(upper(regexp_replace(record_inbound_message.opt_out_type, '[^A-Za-z]', '', 'g')) from '^[A-Z]{1,20}$');
  message.entered_by := enters;

  -- The same text delivered twice at once is one text with one id: the second waits for the first, and for nobody else.
  perform set_config('lock_timeout', '5s', true);
  perform pg_advisory_xact_lock(hashtextextended('pipeline text:' || message.provider_message_id, 0));
  perform set_config('lock_timeout', '100ms', true);
  begin
    select messages.id into known_id
    from pipeline.lead_messages as messages
    where messages.provider_message_id = message.provider_message_id;
    if known_id is null then
      perform pipeline_private.lock_leads_of_phone(message.phone);
      -- Asked under the lock: what the vendor wrote before comes before.
      if not exists (select from pipeline_private.inbox as earlier where earlier.phone = message.phone) then
        known_id := (pipeline_private.store_inbound_message(message)).id;
      end if;
    end if;
  exception
    when lock_not_available or deadlock_detected then
      known_id := null;
  end;
  known_id := coalesce(known_id, pipeline_private.put_in_inbox(message));

  perform pipeline_private.act_as_before(acting_before);
  return known_id;
end
$$;

comment on function pipeline.record_inbound_message is
  'The one door for a vendor''s text, whatever its sender and its length. Stores it first, once per provider id; finds the lead by phone, its own or another that it is known by (lead_phones; the live one contacted last); stops what was pending and starts what answers it. Waits for nobody: while somebody has the leads of the number locked the text waits in the inbox, and so does every later one of the number. media: pictures and the like, a list of objects (or one of them). written_at: when the vendor sent it. opt_out_type: STOP, START or HELP where the carrier itself heard one. A person who calls it is on record as the one who entered the text. Returns the message''s id. Raises VL013 without a provider id, or for one that is no line, and for a sender of over 100 characters; otherwise only for the statement around it: one that also writes the lead is refused whole (VL025), so call it in a statement of its own.';

grant execute on function pipeline.record_inbound_message to pipeline_operator, pipeline_worker;

create or replace function pipeline_private.enters_by_hand()
  returns text
  language sql
  stable
as $$
  select actor.name
  from pipeline_private.actor() as actor
  where actor.kind = 'user'
    or actor.kind in ('sql', 'import')
      and not (select logins.rolsuper from pg_catalog.pg_roles as logins where logins.rolname = session_user)
$$;

comment on function pipeline_private.enters_by_hand is
  'The person who enters a vendor''s text: somebody signed in, or with a login of their own in psql. Null for programs, which say that they are a webhook, and for a superuser''s bridge.';

create or replace function pipeline_private.store_inbound_message(message pipeline.lead_messages)
  returns pipeline.lead_messages
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads;
  stored pipeline.lead_messages;
begin
  -- The locks come first, so that a timer or a job that is just acting has either finished or sees this text.
  lead := pipeline_private.lead_that_writes(message.phone, message.body);

  insert into pipeline.lead_messages (
    id, vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, author, provider_message_id, media, written_at,
    opt_out_type, entered_by, created_at
  )
  values (
    coalesce(message.id, uuidv7()), lead.id, 'inbound', 'reply', message.body, 'received', message.phone, lead.pipeline_stage, lead.stage_visit,
    'vendor', message.provider_message_id, message.media, message.written_at, message.opt_out_type, message.entered_by,
    coalesce(message.created_at, pipeline.now())
  )
  on conflict on constraint one_row_per_provider_message do nothing
  returning * into stored;

  if stored.id is null then
    select * into stored
    from pipeline.lead_messages as messages
    where messages.provider_message_id = message.provider_message_id;
    return stored;
  end if;

  begin
    if lead.id is not null then
      update pipeline.vendor_leads as leads
      set last_inbound_at = pipeline.now(), last_contact_at = pipeline.now()
      where leads.id = lead.id;
      perform pipeline_private.record_event(
        lead.id, 'message_received',
        jsonb_strip_nulls(jsonb_build_object('messageId', stored.id, 'enteredBy', stored.entered_by)), stage_visit => lead.stage_visit
      );
      if lead.taken_over_by is not null then
        perform pipeline_private.tell_person(
          pipeline_private.user_called(lead.taken_over_by), 'vendor_answered', lead.id, message_id => stored.id
        );
      end if;
      perform pipeline_private.react_to_message(lead, stored);
    elsif not pipeline_private.heed_text(stored) then
      perform pipeline_private.open_review_item(
        null, 'unknown_sender', 'A text from an unknown number', message_id => stored.id
      );
    end if;
  exception
    when serialization_failure or deadlock_detected or lock_not_available then
      raise;
    -- What the vendor wrote is kept, whatever our own reaction stumbles over.
    when others then
      perform pipeline_private.open_review_item(
        lead.id, 'reaction_failed', 'The vendor wrote, and we failed to react', jsonb_build_object('error', sqlerrm),
        message_id => stored.id
      );
      perform pipeline_private.give_turn(leads.id, 'us', pipeline.now())
      from pipeline.vendor_leads as leads
      where leads.id = lead.id and leads.turn = 'vendor' and leads.held_at is null;
  end;
  return stored;
end
$$;

comment on function pipeline_private.store_inbound_message is
  'Stores a vendor''s text and sets off what it sets off, as whoever acts. The same provider id again returns the text that was stored then.';

create or replace function pipeline_private.lead_that_writes(phone text, said text default null)
  returns pipeline.vendor_leads
  language plpgsql
as $$
declare
  lead_id uuid;
  meant uuid[];
begin
  -- While somebody notes whose number it is, that is not known yet.
  perform pg_advisory_xact_lock_shared(hashtextextended('pipeline number: ' || phone, 0));
  perform pipeline_private.lock_leads_of_phone(phone);

  -- Chosen after the locks: a lead whose stage changed meanwhile is seen as it is now.
  meant := pipeline_private.houses_meant(phone, said);
  select found.id into lead_id
  from (
    select leads.id, leads.turn, leads.last_outbound_at, true as is_own from pipeline.vendor_leads as leads where leads.vendor_phone = phone
    union all
    select known.id, known.turn, known.last_outbound_at, false from pipeline_private.leads_known_by(phone) as known
  ) as found
  order by
    found.turn is null, found.id = any (meant) is not true or cardinality(meant) > 1,
    found.is_own desc, found.last_outbound_at desc nulls last, found.id desc
  limit 1;
  if lead_id is null then
    return null;
  end if;
  return pipeline_private.lock_lead(pipeline_private.standing_lead(lead_id));
end
$$;

comment on function pipeline_private.lead_that_writes is
  'The lead that a text from a number is about, locked together with the other leads of the number: the live one whose house it names, or the one contacted last, rather one whose own number it is than one that has it beside another; else the one that was finished last, or what that was merged into; null when there is none.';
