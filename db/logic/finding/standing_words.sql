-- What has no digits stands in the words, or nowhere.
create or replace function pipeline_private.in_words(test text, words text, hides_numbers boolean)
  returns text
  language sql
  immutable
as $$
  select case
    when hides_numbers or words !~ '\d' then format(test, 'words')
    else format('(%s or %s)', format(test, 'words'), format(test, 'numbers'))
  end
$$;

comment on function pipeline_private.in_words is
  'The condition that a lead meets whose words pass a test, or its numbers; hides_numbers: beside its numbers.';

create or replace function pipeline_private.part_patterns(part text)
  returns text[]
  language sql
  immutable
as $$
  select case when length(part) < 3 then array['Q' || part, ' ' || part] else array[part] end
$$;

comment on function pipeline_private.part_patterns is 'As what a part of a search may stand: one of fewer than three letters at a beginning.';

create or replace function pipeline_private.parts_stand(parts text[], hides_numbers boolean, by_index boolean)
  returns text
  language sql
  immutable
as $$
  select string_agg(distinct '(' || (
    select string_agg(pipeline_private.in_words(tests.test, pattern, hides_numbers), ' or ')
    from unnest(pipeline_private.part_patterns(parts.part)) as pattern
    cross join lateral (
      select case when by_index then format('leads.%%I like %L', '%%' || pattern || '%%') else format('strpos(leads.%%I, %L) > 0', pattern) end
    ) as tests (test)
  ) || ')', ' and ')
  from unnest(parts) as parts (part)
$$;

comment on function pipeline_private.parts_stand is
  'The condition that a lead meets in which each of these stands: as an index finds it, or as it is found lead by lead.';

-- By its words, since each trigram more is one more list to read: the line itself is looked for in what has them.
create or replace function pipeline_private.wholes_stand(lines text[], hides_numbers boolean)
  returns text
  language sql
  immutable
as $$
  select string_agg(
    pipeline_private.in_words(
      (
        select string_agg(format('leads.%%1$I like %L', '%%' || pattern || '%%'), ' and ')
        from string_to_table(lines.line, ' ') with ordinality as word (said, place)
        cross join lateral (
          select case when place = 1 then 'Q' else ' ' end || said
            || case when place = cardinality(string_to_array(lines.line, ' ')) then 'Q' when length(said) < 3 then ' ' else '' end as pattern
        ) as looked_for
      ) || format(' and strpos(leads.%%1$I, %L) > 0', 'Q' || lines.line || 'Q'),
      lines.line, hides_numbers
    ),
    ' or '
  )
  from (select distinct line from unnest(lines) as line) as lines
$$;

comment on function pipeline_private.wholes_stand is 'The condition that a lead meets which has one of these as a whole.';

create or replace function pipeline_private.rank_of(lines text[], said text, hides_numbers boolean)
  returns text
  language sql
  immutable
as $$
  select format(
    'case when %s then 0 when %s then 1 else 2 end',
    string_agg(pipeline_private.in_words(format('strpos(leads.%%I, %L) > 0', 'Q' || line || 'Q'), line, hides_numbers), ' or '),
    pipeline_private.in_words(format('strpos(leads.%%I, %L) > 0', 'Q' || said), said, hides_numbers)
  )
  from (select distinct line from unnest(lines) as line) as lines
$$;

comment on function pipeline_private.rank_of is 'Of a lead in which parts of a search stand: 0 if it has one of the lines as a whole, 1 if something of it begins with what was said.';

grant execute on function
  pipeline_private.in_words, pipeline_private.part_patterns, pipeline_private.parts_stand,
  pipeline_private.wholes_stand, pipeline_private.rank_of
to pipeline_viewer;
