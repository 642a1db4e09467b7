create or replace function pipeline_private.tg_notes__fill_in()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  actor record := pipeline_private.actor();
begin
  if tg_op = 'INSERT' then
    new.written_by := pipeline_private.own_name();
    new.user_id := actor.user_id;
    new.written_at := pipeline.now();
    new.corrected_at := null;
  elsif new.body is distinct from old.body then
    if (old.user_id, old.written_by) is distinct from (actor.user_id, pipeline_private.own_name()) then
      raise exception 'only % may correct this note', old.written_by
        using
          errcode = 'VL004', detail = jsonb_build_object('noteId', old.id, 'writtenBy', old.written_by)::text,
          hint = 'Write a note of your own.', schema = tg_table_schema, table = tg_table_name, column = 'body';
    end if;
    new.corrected_at := pipeline.now();
  end if;
  return new;
end
$$;

create or replace trigger _100_fill_in
  before insert or update on pipeline.notes
  for each row
  execute function pipeline_private.tg_notes__fill_in();

comment on function pipeline_private.tg_notes__fill_in is
  'A note is signed by whoever writes it, and nobody else corrects its words (VL004).';

create or replace function pipeline_private.write_note(lead_id uuid, item_id uuid, body text, is_pinned boolean)
  returns pipeline.notes
  language plpgsql
as $$
declare
  note pipeline.notes;
begin
  perform pipeline_private.want_person('write a note');
  if nullif(btrim(body), '') is null then
    raise exception 'a note says something' using errcode = 'VL013', hint = 'Give body.';
  end if;
  insert into pipeline.notes (vendor_lead_id, review_item_id, body, is_pinned, written_by)
  values (
    write_note.lead_id, write_note.item_id, btrim(write_note.body), coalesce(write_note.is_pinned, false), pipeline_private.own_name()
  )
  returning * into note;
  perform pipeline_private.record_event(
    note.vendor_lead_id, 'note_written', jsonb_strip_nulls(jsonb_build_object('noteId', note.id, 'itemId', note.review_item_id))
  );
  return note;
end
$$;

comment on function pipeline_private.write_note is 'Writes down a note, on record. Raises VL004 for automation, VL013 for one that says nothing.';

create or replace function pipeline.add_note(lead_id uuid, body pipeline.free_text, is_pinned boolean default null)
  returns pipeline.notes
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.refuse_unknown('lead', 'leadId', lead_id, 'vendor_leads')
  where not exists (select from pipeline.vendor_leads as leads where leads.id = lead_id);
  return pipeline_private.write_note(lead_id, null, body, is_pinned);
end
$$;

comment on function pipeline.add_note is
  'Writes down something about a lead, for colleagues. It moves no clock and texts nobody. Raises VL004 for automation, VL010 for an unknown lead, VL013 for a note that says nothing.';

create or replace function pipeline.add_item_note(item_id uuid, body pipeline.free_text)
  returns pipeline.notes
  language plpgsql
  security definer
as $$
declare
  item pipeline.review_items;
begin
  select * into item from pipeline.review_items as items where items.id = item_id;
  perform pipeline_private.refuse_unknown('review item', 'itemId', item_id, 'review_items') where item.id is null;
  return pipeline_private.write_note(item.vendor_lead_id, item.id, body, false);
end
$$;

comment on function pipeline.add_item_note is
  'Writes down something about a question to a person, for colleagues; it stands with the lead, too. Raises VL004 for automation, VL010 for an unknown question, VL013 for a note that says nothing.';

create or replace function pipeline.edit_note(note_id uuid, body pipeline.free_text default null, is_pinned boolean default null)
  returns pipeline.notes
  language plpgsql
  security definer
as $$
declare
  note pipeline.notes;
begin
  perform pipeline_private.want_person('correct a note');
  update pipeline.notes as notes
  set body = coalesce(nullif(btrim(edit_note.body), ''), notes.body), is_pinned = coalesce(edit_note.is_pinned, notes.is_pinned)
  where notes.id = note_id
  returning * into note;
  perform pipeline_private.refuse_unknown('note', 'noteId', note_id, 'notes') where note.id is null;
  return note;
end
$$;

comment on function pipeline.edit_note is
  'Corrects the words of a note, which its author alone may, or pins it or no longer, which everybody may. What is left out stays. Raises VL004 for somebody else''s words and for automation, VL010 for an unknown note.';

grant execute on function pipeline.add_note, pipeline.add_item_note, pipeline.edit_note to pipeline_operator;
