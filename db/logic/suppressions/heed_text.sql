create or replace function pipeline_private.heed_text(message pipeline.lead_messages)
  returns boolean
  language plpgsql
as $$
declare
  -- No answer to a text is as long as this: a person looks at it whole.
  is_long constant boolean := length(message.body) > 3000;
  reading text := case
    when message.opt_out_type = 'STOP' then 'opt_out'
    when is_long then 'maybe'
    else pipeline_private.read_opt_out(message.body)
  end;
  cue text := case when not is_long then pipeline_private.read_cue_for_care(message.body) end;
  tells_of constant text := 'The vendor tells of %s; automation waits until the lead is released';
  ours text[];
  lead pipeline.vendor_leads;
begin
  select * into lead from pipeline.vendor_leads as leads where leads.id = message.vendor_lead_id;
  -- Nearly every text says nothing of the kind; only then is it worth looking up what we wrote ourselves.
  if message.opt_out_type is distinct from 'STOP' and not is_long and (reading <> 'no' or cue is not null) then
    ours := pipeline_private.texts_of_ours(coalesce(lead.vendor_phone, message.phone));
    reading := pipeline_private.read_opt_out(message.body, ours);
    cue := pipeline_private.read_cue_for_care(message.body, ours);
  end if;

  if reading = 'opt_out' then
    -- A child, somebody bereaved: they are left alone, and a person sees who they are before the lead ends.
    if lead.turn is not null and cue is not null and pipeline_private.why_silent(lead) is null then
      perform pipeline_private.hold_and_ask(lead, 'needs_care', format(tells_of, cue), message.id);
    end if;
    update pipeline.lead_messages as messages
    set intent = 'opt_out', intent_confidence = 1, answered_at = pipeline.now()
    where messages.id = message.id;
    perform pipeline_private.suppress_phone(message.vendor_lead_id, message.phone, 'opt_out', 'vendor');
    return true;
  end if;
  if reading = 'not_here' then
    perform pipeline_private.suppress_phone(message.vendor_lead_id, message.phone, 'person', 'vendor');
  end if;

  if lead.id is null then
    return false;
  end if;
  if not is_long and (reading in ('maybe', 'not_here') or cue is not null) then
    update pipeline.lead_messages as messages
    set
      intent_confidence = 0.5,
      intent = case when reading = 'not_here' then 'opt_out' else pipeline_private.meaning_of_held(
        message.body, ours, reading = 'maybe',
        exists (select from pipeline.offers as offers where offers.vendor_lead_id = lead.id and offers.status = 'sent')
      ) end
    where messages.id = message.id;
  end if;

  if reading = 'not_here' and lead.turn is not null then
    perform pipeline_private.hold_and_ask(lead, 'may_want_no_texts', 'The vendor wants no texts to this number, perhaps because others read it; reach them in another way', message.id);
    return true;
  end if;
  if pipeline_private.why_silent(lead) is not null then
    return pipeline_private.ask_about_silenced(lead, message);
  end if;
  if lead.turn is null then
    return false;
  end if;
  -- The carrier has answered, by itself and in our name: two answers would be one too many.
  if message.opt_out_type = 'HELP' and pipeline_private.plain_words(message.body) ~ '^(help|info)( \||$)' then
    update pipeline.lead_messages as messages set answered_at = pipeline.now() where messages.id = message.id;
    return true;
  end if;

  if reading = 'maybe' then
    if cue is not null then
      perform pipeline_private.hold_and_ask(lead, 'needs_care', format(tells_of, cue), message.id);
    end if;
    perform pipeline_private.hold_and_ask(lead, 'may_want_no_texts', 'The vendor may want no more texts; automation waits until the lead is released', message.id);
    return true;
  end if;
  if cue is not null then
    perform pipeline_private.hold_and_ask(lead, 'needs_care', format(tells_of, cue), message.id);
    return true;
  end if;
  return false;
end
$$;

comment on function pipeline_private.heed_text is
  'What comes before any agent sees a text, of a lead or of a stranger: a plea to be left alone is obeyed, one about this number alone silences the number, what may be one or tells of distress stops automation and asks a person, with what it is read as on record, and so does whatever a vendor writes whom we must not text; a bare HELP that the carrier answered is answered. Returns whether that settled it.';

create or replace function pipeline_private.ask_about_silenced(
  lead pipeline.vendor_leads,
  message pipeline.lead_messages
)
  returns boolean
  language plpgsql
as $$
begin
  if message.opt_out_type = 'START' or pipeline_private.asks_for_texts(message.body) then
    perform pipeline_private.record_event(
      lead.id, 'asked_for_texts', jsonb_build_object('messageId', message.id), stage_visit => lead.stage_visit
    );
    perform pipeline_private.open_review_item(
      lead.id, 'wants_texts_again', 'The vendor asks for texts again after an opt-out; allow_again() if they mean it',
      message_id => message.id, about => ''
    );
  else
    perform pipeline_private.ask_person_to_answer(lead);
  end if;
  if lead.turn = 'vendor' and lead.held_at is null then
    perform pipeline_private.give_turn(lead.id, 'us', pipeline.now());
  end if;
  return true;
end
$$;

comment on function pipeline_private.ask_about_silenced is
  'Shows a person what a vendor writes whom we must not text. Their START is recorded and asked about, never obeyed: a bare word may be the answer to something else.';

create or replace function pipeline_private.asks_for_texts(body text)
  returns boolean
  language sql
  immutable
as $$
  select pipeline_private.plain_words(body)
    ~ '^((please|ok|yes|hi|hello) )*(start|unstop|un stop|resume|subscribe|resubscribe|opt in|optin)( (again|please|texts?|texting|messages|me|now|thanks))*( \||$)'
$$;

comment on function pipeline_private.asks_for_texts is
  'Whether a text asks for texts again. Twilio''s keywords START and UNSTOP and their like; its third, YES, says too much else.';

create or replace function pipeline_private.texts_of_ours(phone text)
  returns text[]
  language sql
  stable
as $$
  select array(
    select said.body
    from pipeline.vendor_leads as leads
    cross join lateral (
      select messages.text_no, messages.body
      from pipeline.lead_messages as messages
      where messages.vendor_lead_id = leads.id and messages.direction = 'outbound'
      order by messages.text_no desc
      limit 30
    ) as said
    where leads.vendor_phone = texts_of_ours.phone
    order by said.text_no desc
    limit 60
  )
  || array(select templates.body from pipeline.message_templates as templates)
$$;

comment on function pipeline_private.texts_of_ours is
  'What we wrote last to a number, and what we write to everybody: words that come back from there are quoted, not meant.';
