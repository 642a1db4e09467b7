create or replace function pipeline_private.weigh_words(said text)
  returns text
  language plpgsql
  immutable
as $$
declare
  kinds constant jsonb := pipeline_private.kinds_of_words();
  sentence text;
  word text;
  has text[];
  refuses boolean := false;
  hurts boolean := false;
begin
  foreach sentence in array string_to_array(pipeline_private.without_idioms(said), ' | ') loop
    has := '{}';
    foreach word in array string_to_array(sentence, ' ') loop
      has := has || pipeline_private.kind_of_word(word, kinds);
    end loop;
    -- A question of theirs is talk, and so is what they say of calls and texts that come or do not,
    -- and of somebody who is not there.
    if sentence ~ '\m(get|got|received?|had|have|understand|see|saw|read|about calling|be able|call me|ring me|ring you|call you|text or|text me|be in touch|been in touch)\M'
      and has && '{contact}' and not has && '{refusing,soft}'
      or sentence ~ '^(sorry )?((theres|there is|this is|im|i am|its) (no|not|nobody)|this isnt|(dont|never) know) (?!point|reason|use|hope|way|your|having)'
        and not has && '{contact,refusing,soft,weak,human,burdened}'
      or split_part(sentence, ' ', 1) = any ('{who,whos,what,whats,how,when,where,is,are,can,could,do,does,any,which,would,will,am}')
      and not has && '{not,soft,refusing,contact,weak,human}'
    then
      has := has || '{talk}';
    end if;
    -- What hurts, with no house in it or with somebody.
    hurts := hurts
      or 'burdened' = any (has) and (has && '{human,self}' or not has && '{house}')
      or 'weak' = any (has) and has && '{human,self}' and not has && '{house}';
    refuses := refuses or not has && '{house}' and (
      'refusing' = any (has)
      or ('soft' = any (has) and (has && '{contact}' or sentence ~ '\m(you|your|me|us|these)\M')
        or has @> '{not,contact}' and not has && '{time}'
          and sentence !~ '\m(get|got|received?|had|have|understand|see|saw|read|on|need to|text me|call me|ring me|ring you|call you)\M'
      ) and not pipeline_private.wants_texts(sentence) and not pipeline_private.wants_call(sentence)
    );
  end loop;
  if hurts then
    return 'distress';
  end if;

  return case when refuses then 'refusal' end;
end
$$;

comment on function pipeline_private.weigh_words is
  'What the words of a text, in plain_words(), may be where no pattern knows them: distress or refusal, by words that hurt or refuse; null when there are none.';

create or replace function pipeline_private.kind_of_word(word text, kinds jsonb)
  returns text
  language sql
  immutable
as $$
  select coalesce(
    kinds ->> word, kinds ->> rtrim(word, 's'),
    kinds ->> case when word like '%ing' then left(word, -3) when word like any ('{%ed,%ly}') then left(word, -2) when word like '%d' then left(word, -1) end,
    case when translate(word, '0123456789£', '') <> word then 'house' else 'none' end
  )
$$;

comment on function pipeline_private.kind_of_word is
  'The kind of a word or of what it is formed from; a figure speaks of the house, what is in no list is of none.';

create or replace function pipeline_private.without_idioms(said text)
  returns text
  language sql
  immutable
as $$
  select regexp_replace(
    said,
    '\m(im afraid|i am afraid|afraid not|(the|your|a|price) breakdown|hangover|death of me|over (my|his|her) dead body|(is|are) (this|it|that|you)( all| just)?( a| an)? (scam|con|fraud)\w*|(cant|dont|wont|never|bus|will) stop|(no ?one|nobody|anyone|anybody) (here )?called|dead (end|on|right|set|keen|serious|easy|quick|cert|good|line|simple)|dying (to|for)|to die for|killing (it|me)|sick of|sad to (see|leave|sell|go)'
      || '|lost (track|count|interest|your|the|that|my (phone|keys?|notes?|pen))|lose (the sale|out|money)|miss(ed)? (you|your|the|a) \w+|passed (it|this|that|them|on to|to|along|your|the)'
      || '|hit (me )?up|hit the|beat (that|it|this)|cut (price|the)|late reply|last legs|no problem\w*|no worries|no rush|no hurry|no idea|no chance|no way|no doubt|never mind|not (sure|really|yet|bothered|fussed|at all|bad|long|too|that|quite|interested|happy|keen)|why not)\M',
    'ok', 'g'
  )
$$;

comment on function pipeline_private.without_idioms is 'What was said, in plain_words(), without turns of speech whose words say something else.';
