create or replace function pipeline_private.filled_in(template text, made_of text[])
  returns text
  language plpgsql
  immutable
as $$
begin
  for place in 1 .. cardinality(made_of) loop
    template := replace(template, format('{%s}', place), coalesce(made_of[place], ''));
  end loop;
  return template;
end
$$;

comment on function pipeline_private.filled_in is 'Code that is made of words: {1} is the first of them.';
