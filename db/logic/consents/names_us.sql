-- Forms name a company as people write it: without its legal form, in other capitals, with other punctuation. A longer name that
-- contains ours is another company's; it is told by the capital of the word beside ours.
create or replace function pipeline_private.wording_names_us(wording text)
  returns boolean
  language sql
  stable
as $$
  select exists (
    select
    from pipeline.settings as rules
    cross join lateral pipeline_private.pattern_of_name(rules.company_name) as name (pattern, is_one_word)
    cross join lateral (select regexp_replace(replace(wording, '&', ' and '), '\s+', ' ', 'g')) as text (words)
    cross join lateral regexp_matches(
      text.words,
      -- The word before, the name, its legal form, the word after: of those beside it only what nothing but a blank parts from it.
      format('(?:(?<![[:alnum:]])([[:alnum:]]+) )?(?<![[:alnum:]])(%s)(?![[:alnum:]])(?:,? (?:ltd|limited|llp|plc|lp)(?![[:alnum:]])\.?)?(?: ([[:alnum:]]+))?', name.pattern),
      'gi'
    ) as found (parts)
    where name.pattern <> '' and (not name.is_one_word or found.parts[2] ~ '^[[:upper:]]')
      and (
        -- Where all is in capitals they tell nothing.
        text.words !~ '[[:lower:]]'
        or not exists (
          select from unnest(array[found.parts[1], found.parts[3]]) as beside (word)
          where beside.word ~ '^[[:upper:]]' and lower(beside.word) <> all (
            '{a,all,and,as,by,can,dear,for,from,i,if,ltd,may,me,ok,or,sms,text,that,the,then,this,to,via,we,when,will,with,yes}'
          )
        )
      )
  )
$$;

comment on function pipeline_private.wording_names_us is
  'Whether a wording names the company: by its words, whole and in their order, in any capitals and punctuation, with or without Ltd, Limited, LLP, PLC. Not when a capitalised word beside it makes it another company (Northern Homestead Buyers, Homestead Buyers Group), and a name of one word only in capitals.';

create or replace function pipeline_private.pattern_of_name(name text, out pattern text, out is_one_word boolean)
  language sql
  immutable
as $$
  select
    regexp_replace(core.words, ' ', '[ .,''’()/-]{1,3}', 'g'), core.words !~ ' '
  from (
    select regexp_replace(
      btrim(regexp_replace(lower(replace(pattern_of_name.name, '&', ' and ')), '[^[:alnum:]]+', ' ', 'g')),
      '(?<=.) (ltd|limited|llp|plc|lp)$', ''
    )
  ) as core (words)
$$;

comment on function pipeline_private.pattern_of_name is
  'By what a company''s name is found in a wording: its words but for the legal form, with blanks or punctuation between; and whether there is only one.';

grant execute on function pipeline_private.wording_names_us, pipeline_private.pattern_of_name to pipeline_operator;
