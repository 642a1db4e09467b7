create or replace function pipeline_private.one_pattern(variadic signs text[])
  returns text
  language plpgsql
  immutable
as $$
declare
  pattern text := array_to_string(signs, '|');
  name text;
  words text;
begin
  for name, words in
    select *
    from (values
      -- Where a sentence starts and ends: manners, kisses and curses may stand around a plea.
      ('{starts}', '(^|\| )({before} )*'),
      ('{ends}', '( {after})*( \||$)'),
      ('{end}', '( \||$)'),
      ('{before}', '(please|just|ok|okay|right|yes|no|now|oh|well|so|and|but|also|thanks|thank you|cheers|i said|i say|hi|hello|hey|sorry|oi|mate|pal|kindly|again|look|listen|ffs|last time|how many times|final warning|(will|can|could|would) you|you)'),
      ('{after}', '(please|now|thanks|thank you|thx|ta|cheers|it|this|that|these|them|ok|okay|all|everything|mate|pal|love|x|xx|again|immediately|asap|at once|today|already|right now|straight away|forever|for good|permanently|bye|goodbye|kind|regards|ffs|will you|you|me|us|from now on)'),
      -- What is to cease.
      ('{stop}', '(stop|stopall|stop all|stops|unsubscribe|unsubscribed|unsub|optout|desist|cease|cease and desist)'),
      ('{contacting}', '(text(s|ing)?|messag(e|es|ing)|contact(ing)?|call(s|ing)?|ring(ing)?|phon(e|ing)|email(s|ing)?|mailing|whatsapp(ing)?|sms|writ(e|ing) to|communicat(e|ing|ions?)|correspond(ing|ence)|{pestering})'),
      ('{pestering}', '(disturb(ing)?|bother(ing)?|pester(ing)?|harass(ing)?|spam(ming)?|hound(ing)?|chasing|nagging|bugging|badger(ing)?|annoy(ing)?|hassl(e|ing)|stalk(ing)?|reach(ing)? out|getting in touch|be in touch)'),
      ('{contacted}', '(contacted|texted|messaged|called|phoned|emailed|mailed|disturbed|bothered|pestered|harassed|hounded|spammed|hassled|bugged)'),
      ('{messages}', '(texts?|texting|messages?|messaging|contact|calls?|calling|emails?|emailing|sms|communications?|correspondence|marketing|adverts?|spam)'),
      ('{some}', '(of|with|the|these|those|them|you|your|ya|all|this|any|more|further|other|to|from|sending|making|me|us|by|{curse})'),
      ('{curse}', '(bloody|stupid|fucking|f|effing|damn|sodding|constant|constantly|endless|daily|unwanted|unsolicited|annoying|marketing)'),
      -- Who is to be left alone, and what of them is to be forgotten.
      ('{somebody}', '(me|us|her|him|my (wife|husband|partner|mum|dad|mother|father|family|parents)|(this|my) (number|phone|mobile|line)|here)'),
      ('{record}', '((my|our|all my|all our|this|the|their|her|his)( \w+)? ?{number}|me|us|(everything|anything|all) (you|about)|((all|any|the) )*(data|details|information|info|records|everything)( \w+){0,3} (about|on|of) (me|us|mine)|((every|all|any) )+(last |single )*(traces?|mention|scraps?|bits?|copy|copies|record)( \w+){0,4} (of|on|about) (me|us)|(whatever|what|anything|everything|all) (that )?(you|youve|you have|youve got)( (hold|have|keep|got|store|stored|know|wrote|written down))* (on|about|of) (me|us|my \w+))'),
      ('{number}', '(number|no|details|data|info|information|name|phone|mobile|contact details|records?|account|profile)'),
      ('{forget}', '(remove|delete|erase|wipe|lose|scrap|bin|ditch|forget|destroy|purge|scrub|strike|cross|shred|expunge|obliterate|deregister|unregister|deactivate|suppress|delist|unlist|(get )?(rid|shot) of|rub out)'),
      ('{lists}', '(list|lists|system|systems|books|database|databases|mailing list|records)'),
      ('{relative}', '(mums?|mam|mother|dads?|father|parents?|brother|sister|nans?|nanna|gran|grandma|grandads?|grandfather|grandmother|husband|wife|hubby|partner|son|daughter|baby|child|aunt\w*|uncle|friend|fiance\w*|boyfriend|girlfriend|mr|mrs|owner|vendor|gentleman|lady)'),
      -- "Dont call before six" puts off; it ends nothing.
      ('{not_for_now}', '(?! (\w+ ){0,2}(before|after|until|till|til|during|today|tomorrow|tonight|while|when|yet|between|at (work|night|the moment|this time)|on (mon|tue|wed|thu|fri|sat|sun)|this (morning|afternoon|evening|week)))'),
      -- "They never contact me" is told of somebody, "never contact me" is said to us.
      ('{to_us}', '(?<!\m(i|we|they|he|she|it|nobody|who|why|that|which|agents?|solicitors?|bank|tenants?) (just |really |still |also )?)'),
      ('{not_cannot}', '(?<!\m(cant|dont|wont|never|couldnt|wouldnt|didnt|doesnt|not) )')
    ) as vocabulary (placeholder, meaning)
  loop
    pattern := replace(pattern, name, words);
  end loop;
  return pattern;
end
$$;

comment on function pipeline_private.one_pattern is 'Signs as one pattern for plain_words(), with the words in braces written out.';

create or replace function pipeline_private.has_sign(said text, signs text[], words text[])
  returns boolean
  language plpgsql
  immutable
as $$
declare
  padded constant text := ' ' || translate(said, '|£', '  ') || ' ';
begin
  for place in 1 .. cardinality(signs) loop
    -- All of them as one pattern cost a session that has to compile it thirty times what the few do that a text has words of.
    if padded like any (string_to_array(words[place], '~')) and said ~ pipeline_private.one_pattern(signs[place]) then
      return true;
    end if;
  end loop;
  return false;
end
$$;

comment on function pipeline_private.has_sign is
  'Whether what was said, in plain_words(), has one of these signs. words: of each the words without which it is not there, as words_of_signs() has them.';
