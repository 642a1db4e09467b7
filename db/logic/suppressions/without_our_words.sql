create or replace function pipeline_private.without_our_words(body text, our_texts text[])
  returns text
  language plpgsql
  immutable
as $$
declare
  quoted text;
  said text;
  rest text := body;
begin
  for quoted in
    select parts[1]
    from regexp_matches(
      body,
      case when pipeline_private.is_reaction(body) then '["“«‘''].*$' else '["“«][^"“”«»]*["”»]' end, 'g'
    ) as parts
  loop
    said := pipeline_private.plain_words(quoted);
    if (said like '% % %' or pipeline_private.is_reaction(body)) and exists (
      select from unnest(our_texts) as texts (body) where position(said in pipeline_private.plain_words(texts.body)) > 0
    ) then
      rest := replace(rest, quoted, '');
    end if;
  end loop;
  return btrim(rest);
end
$$;

comment on function pipeline_private.without_our_words is
  'A text without what it quotes, in quotation marks or as a phone''s reaction, from our own texts: for agents, who would else read our question for the vendor''s answer. What else is quoted stays.';
