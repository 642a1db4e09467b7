create or replace function pipeline_private.without_handover_words(body text)
  returns text
  language plpgsql
  stable
as $$
declare
  words text;
begin
  -- Latin letters are read like any text's.
  if octet_length(body) <= char_length(body) * 5 / 4 then
    return body;
  end if;
  for words in
    select btrim(parts.words)
    from pipeline.handover_texts as texts
    join pipeline.message_templates as templates using (template)
    cross join lateral regexp_split_to_table(templates.body, '\{\w+\}') as parts (words)
    where octet_length(templates.body) > char_length(templates.body) * 5 / 4 and char_length(btrim(parts.words)) > 10
  loop
    body := replace(body, words, '');
  end loop;
  return body;
end
$$;

comment on function pipeline_private.without_handover_words is
  'A text without the sentences of handover_texts in other scripts, whose letters nobody here could tell from figures: a release brought them, and edit_template() refuses others.';
