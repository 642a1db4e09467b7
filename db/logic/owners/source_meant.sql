create or replace function pipeline_private.source_meant(source text)
  returns pipeline.source_name
  language plpgsql
  immutable
as $$
declare
  meant pipeline.source_name;
begin
  meant := nullif(btrim(source_meant.source), '');
  return meant;
exception
  when check_violation then
    raise exception 'no source has this name'
      using
        errcode = 'VL018', detail = '{"fields": ["source"]}',
        hint = 'The name of a source is small letters, digits, - and _, and begins with a letter.';
end
$$;

comment on function pipeline_private.source_meant is
  'The source that leads are to be of; nothing, or blanks, is none. Raises VL018 for what cannot be the name of one.';
