create or replace function pipeline_private.last_words_of(lead_id uuid)
  returns bigint
  language sql
  stable
as $$
  select max(said.text_no)
  from pipeline.lead_messages as said
  where said.vendor_lead_id = lead_id and said.direction = 'inbound'
$$;

comment on function pipeline_private.last_words_of is 'The text_no of the vendor''s last text about a lead; null when they have not written.';

create or replace function pipeline_private.words_of_draft(body text)
  returns text
  language plpgsql
  immutable
as $$
begin
  if nullif(btrim(body), '') is null or length(body) > 1600 then
    raise exception 'a draft has 1 to 1,600 characters' using errcode = 'VL013', hint = 'Discard it where it is to say nothing.';
  end if;
  return body;
end
$$;

comment on function pipeline_private.words_of_draft is 'These words. Raises VL013 where no text could say them.';

create or replace function pipeline.save_draft(lead_id uuid, body pipeline.free_text, instead_of pipeline.free_text default null)
  returns pipeline.drafts
  language plpgsql
  security definer
as $$
declare
  words text := pipeline_private.words_of_draft(save_draft.body);
  known_lead uuid := (select leads.id from pipeline.vendor_leads as leads where leads.id = lead_id);
  own_draft pipeline.drafts;
begin
  perform pipeline_private.want_person('write a draft');
  perform pipeline_private.refuse_unknown('lead', 'leadId', lead_id, 'vendor_leads') where known_lead is null;
  select * into own_draft
  from pipeline.drafts as drafts
  where drafts.vendor_lead_id = known_lead and drafts.written_by = pipeline_private.own_name() and drafts.state = 'open'
  for update;
  if found then
    perform pipeline_private.refuse_unseen(
      own_draft.body, words, instead_of, 'drafts', jsonb_build_object('draftId', own_draft.id, 'editedBy', coalesce(own_draft.edited_by, own_draft.written_by))
    );
  end if;
  insert into pipeline.drafts as drafts (vendor_lead_id, body, written_by, user_id, read_up_to)
  values (
    known_lead, words, pipeline_private.own_name(), (pipeline_private.actor()).user_id, pipeline_private.last_words_of(known_lead)
  )
  on conflict (vendor_lead_id, written_by) where state = 'open' do update
  set body = excluded.body, edited_by = excluded.written_by, edited_at = pipeline.now(), read_up_to = excluded.read_up_to
  returning * into own_draft;
  if own_draft.edited_at is null then
    perform pipeline_private.record_event(known_lead, 'draft_written', jsonb_build_object('draftId', own_draft.id));
  end if;
  return own_draft;
end
$$;

comment on function pipeline.save_draft is
  'Keeps what one is about to write to a vendor, in place of one''s own open draft for the lead if there is one. Colleagues see it; nothing leaves. With instead_of, the words that one last saw there (empty for none), nobody''s other words are overwritten. Raises VL004 for automation, VL010 for an unknown lead, VL013 for words that no text could say, VL041 when others stand there than instead_of says.';

create or replace function pipeline_private.lock_draft(draft_id uuid)
  returns pipeline.drafts
  language plpgsql
as $$
declare
  draft pipeline.drafts;
begin
  -- The lead first, as everybody does who sends.
  perform pipeline_private.lock_lead(drafts.vendor_lead_id) from pipeline.drafts as drafts where drafts.id = draft_id;
  select * into draft from pipeline.drafts as drafts where drafts.id = draft_id for update;
  perform pipeline_private.refuse_unknown('draft', 'draftId', draft_id, 'drafts') where draft.id is null;
  return draft;
end
$$;

comment on function pipeline_private.lock_draft is 'Locks a draft with its lead. Raises VL010 for an unknown one.';

create or replace function pipeline_private.refuse_ended(draft pipeline.drafts)
  returns void
  language plpgsql
as $$
begin
  if draft.state <> 'open' then
    raise exception 'this draft was % by %', draft.state, draft.ended_by
      using
        errcode = 'VL036', detail = jsonb_build_object('draftId', draft.id, 'state', draft.state)::text, hint = 'Write another one.',
        schema = 'pipeline', table = 'drafts';
  end if;
end
$$;

comment on function pipeline_private.refuse_ended is 'Raises VL036 for a draft that was sent or discarded.';

create or replace function pipeline.edit_draft(draft_id uuid, body pipeline.free_text, instead_of pipeline.free_text default null)
  returns pipeline.drafts
  language plpgsql
  security definer
as $$
declare
  words text := pipeline_private.words_of_draft(edit_draft.body);
  draft pipeline.drafts;
begin
  perform pipeline_private.want_person('change a draft');
  draft := pipeline_private.lock_draft(draft_id);
  perform pipeline_private.refuse_ended(draft);
  perform pipeline_private.refuse_unseen(
    draft.body, words, instead_of, 'drafts', jsonb_build_object('draftId', draft.id, 'editedBy', coalesce(draft.edited_by, draft.written_by))
  );
  update pipeline.drafts as drafts
  set
    body = words, edited_by = pipeline_private.own_name(), edited_at = pipeline.now(),
    read_up_to = pipeline_private.last_words_of(drafts.vendor_lead_id)
  where drafts.id = draft.id
  returning * into draft;
  return draft;
end
$$;

comment on function pipeline.edit_draft is
  'Other words for an open draft, whoever began it; what the vendor has written by now counts as read. With instead_of, the words that one last saw, nobody''s other words are overwritten. Raises VL004 for automation, VL010 for an unknown draft, VL013 for words that no text could say, VL036 for one that was sent or discarded, VL041 when others stand there than instead_of says.';

create or replace function pipeline.discard_draft(draft_id uuid)
  returns pipeline.drafts
  language plpgsql
  security definer
as $$
declare
  draft pipeline.drafts;
begin
  perform pipeline_private.want_person('discard a draft');
  draft := pipeline_private.lock_draft(draft_id);
  if draft.state = 'discarded' then
    return draft;
  end if;
  perform pipeline_private.refuse_ended(draft);
  update pipeline.drafts as drafts
  set state = 'discarded', ended_by = pipeline_private.own_name(), ended_at = pipeline.now()
  where drafts.id = draft.id
  returning * into draft;
  perform pipeline_private.record_event(draft.vendor_lead_id, 'draft_discarded', jsonb_build_object('draftId', draft.id));
  return draft;
end
$$;

comment on function pipeline.discard_draft is
  'Ends a draft that nobody is to send; undo_manual_change() opens it again. Discarding it twice changes nothing. Raises VL004 for automation, VL010 for an unknown draft, VL036 for one that was sent.';

create or replace function pipeline.send_draft(
  draft_id uuid,
  body pipeline.free_text default null,
  send_at timestamptz default null,
  instead_of pipeline.free_text default null
)
  returns pipeline.lead_messages
  language plpgsql
  security definer
as $$
declare
  draft pipeline.drafts;
  message pipeline.lead_messages;
begin
  perform pipeline_private.want_person('send a draft');
  draft := pipeline_private.lock_draft(draft_id);
  if draft.state <> 'sent' then
    perform pipeline_private.refuse_ended(draft);
    perform pipeline_private.refuse_unseen(
      draft.body, send_draft.body, instead_of, 'drafts',
      jsonb_build_object('draftId', draft.id, 'editedBy', coalesce(draft.edited_by, draft.written_by))
    );
    message := pipeline.send_message(
      draft.vendor_lead_id, coalesce(nullif(btrim(send_draft.body), ''), draft.body), format('draft:%s', draft.id), send_at
    );
    update pipeline.drafts as drafts
    set
      body = message.body, state = 'sent', ended_by = pipeline_private.own_name(), ended_at = pipeline.now(), message_id = message.id
    where drafts.id = draft.id
    returning * into draft;
  end if;
  select * into message from pipeline.lead_messages as messages where messages.id = draft.message_id;
  return message;
end
$$;

comment on function pipeline.send_draft is
  'A draft becomes a text, as send_message() writes one: with these words where they are given, else as it stands; at once, or at a time. With instead_of, the words that one last saw there, nobody else''s are thrown away. Sending it twice returns the text that it became. Raises VL004 for automation, VL010 for an unknown draft, VL036 for one that was discarded, VL041 when it has other words than instead_of says, and what send_message() raises.';

create or replace function pipeline.drafts_newer_texts(draft pipeline.drafts)
  returns integer
  language sql
  stable
as $$
  select count(*)::integer
  from pipeline.lead_messages as said
  where draft.state = 'open'
    and said.vendor_lead_id = draft.vendor_lead_id
    and said.direction = 'inbound'
    and said.text_no > coalesce(draft.read_up_to, 0)
$$;

comment on function pipeline.drafts_newer_texts is
  'How many texts the vendor has written since these words: an open draft with any is outdated. 0 for one that was sent or discarded.';

grant execute on function pipeline.save_draft, pipeline.edit_draft, pipeline.discard_draft, pipeline.send_draft to pipeline_operator;
grant execute on function pipeline.drafts_newer_texts to pipeline_viewer;
