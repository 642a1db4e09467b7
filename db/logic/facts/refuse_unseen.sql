create or replace function pipeline_private.refuse_unseen(there text, words text, instead_of text, of_table text, detail jsonb)
  returns void
  language plpgsql
  immutable
as $$
begin
  if instead_of is not null and coalesce(there, '') not in (btrim(instead_of), coalesce(btrim(words), '')) then
    raise exception 'somebody has written other words meanwhile'
      using
        errcode = 'VL041', detail = coalesce(refuse_unseen.detail, '{}')::text,
        hint = 'Look at the words that it has now, and give those as what yours are to stand in place of.',
        schema = 'pipeline', table = coalesce(of_table, ''), column = 'body';
  end if;
end
$$;

comment on function pipeline_private.refuse_unseen is
  'Raises VL041 where neither the words stand there that somebody saw nor those that they write; null for the former asks nothing.';
