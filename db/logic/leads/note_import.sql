create or replace function pipeline_private.note_import(
  file text,
  seconds double precision,
  imported integer,
  updated integer,
  duplicates integer,
  refused integer,
  refusals text[],
  stopped_because text,
  lead_ids uuid[]
)
  returns uuid
  language sql
  security definer
as $$
  insert into pipeline.lead_imports (
    file, imported_by, user_id, began_at, row_count, imported, updated, duplicates, refused, refusals, stopped_because, lead_ids
  )
  values (
    left(note_import.file, 300), pipeline_private.own_name(), (pipeline_private.actor()).user_id,
    pipeline_private.later(pipeline.now(), make_interval(secs => - note_import.seconds)),
    note_import.imported + note_import.updated + note_import.duplicates + note_import.refused, note_import.imported, note_import.updated,
    note_import.duplicates, note_import.refused, note_import.refusals[:200], left(note_import.stopped_because, 300), note_import.lead_ids
  )
  returning lead_imports.id
$$;

comment on function pipeline_private.note_import is
  'Notes a file of leads that was imported, which took so many seconds, and what became of its rows and which leads it made.';

grant execute on function pipeline_private.note_import to pipeline_operator;
