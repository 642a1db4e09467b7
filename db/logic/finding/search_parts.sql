-- Every word has to stand somewhere, and one of fewer than three letters at the beginning of another; a number is one word,
-- however it is grouped.
create or replace function pipeline_private.search_parts(search text)
  returns text[]
  language plpgsql
  stable
as $$
declare
  said text := pipeline_private.search_text(search);
  together text := replace(said, ' ', '');
begin
  return case
    when length(together) < 2 then '{}'
    when pipeline_private.searched_number(search) is not null then array[pipeline_private.searched_number(search)]
    -- A postcode, or the beginning of one.
    when said ~ '^[a-z]{1,2}\d[a-z\d]? \d[a-z]{0,2}$' then array[together]
    when said ~ '\S{3}' then string_to_array(said, ' ')
    when length(together) > 2 then array[together]
    else array[said]
  end;
end
$$;

comment on function pipeline_private.search_parts is 'The words that a search looks for, each of which a lead must have; none for fewer than two letters or digits.';

create or replace function pipeline_private.searched_number(search text)
  returns text
  language sql
  stable
as $$
  select nullif(pipeline_private.search_digits(search), '')
  where search ~ '^[\s\d+().-]+$' and length(regexp_replace(search, '\D', '', 'g')) > 4
$$;

comment on function pipeline_private.searched_number is 'The digits that a search looks for which is a number, or part of one; null when it is words.';

grant execute on function pipeline_private.search_parts, pipeline_private.searched_number to pipeline_viewer;
