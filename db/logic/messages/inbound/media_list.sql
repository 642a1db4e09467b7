create or replace function pipeline_private.media_list(given json)
  returns jsonb
  language plpgsql
  immutable
as $$
declare
  most constant integer := 20;
  listed jsonb;
begin
  begin
    listed := given::jsonb;
  exception
    -- Characters that no text can have.
    when untranslatable_character or invalid_text_representation then
      listed := regexp_replace(given::text, '(?<!\\)((?:\\\\)*)\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})', '\1', 'g')::jsonb;
  end;
  listed := case jsonb_typeof(listed) when 'array' then listed when 'null' then '[]' else jsonb_build_array(listed) end;
  if listed is null or given is null then
    return '[]';
  end if;
  if jsonb_array_length(listed) > most or length(listed::text) > 20000 then
    listed := (
      select jsonb_agg(jsonb_build_object('url', left(item ->> 'url', 800), 'contentType', left(item ->> 'contentType', 100)) order by nth)
      from jsonb_array_elements(listed) with ordinality as items (item, nth)
      where nth <= most
    );
  end if;
  return listed;
end
$$;

comment on function pipeline_private.media_list is
  'What came along with a text, as a list that can be kept: without characters that no text can have; of very much, where the first twenty are and what they are.';
