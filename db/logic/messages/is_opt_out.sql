create or replace function pipeline_private.is_opt_out(body text)
  returns boolean
  language sql
  immutable
  set search_path = ''
as $$
  select
    -- The carriers' own keywords count only as the whole text.
    said ~ '^(stop|stopall|stop all|unsubscribe|unsub|end|quit|cancel|revoke|optout|opt out)( please| now| thanks| thank you)?$'
    -- "Stop" and its like as a sentence of their own, with at most some politeness around them.
    or said ~ '(^|\| )((please|just|ok|right|yes|no|now|thanks|thank you|i said|hi|hello|sorry|and|oi|mate|how many times) )*(stop|stopall|stopp|st0p|s t o p|unsubscribe|unsub|optout|opt out)( stop)*( (please|now|thanks|thank you|it|this|that|ok|all|mate))*( \||$)'
    or said ~ '(^|\| )((please|just|oh|no|now|and) )*(go away|no more)( (please|now|mate|pal))*( \||$)'
    -- Inside a sentence it depends on what is to cease: the contact, not the process.
    or said ~ '(?<!\m(cant|dont|never|wont) )\m(stop|quit|cease)( (of|with|the|these|those|your|all|this|any|more|bloody|constant|constantly|marketing|me|us)){0,3} (text(s|ing)?|m(es)?s(a)?g(es?|s|ing)|contact(ing)?|call(s|ing)|ring(ing)|phoning|email(s|ing)|bother(ing)?|pestering|harass(ing)?|spam(ming)?|hounding|chasing|nagging|bugging)\M'
    or said ~ '\m(stop|quit) sending( (me|us|these|this|those|them|texts?|messages?|any|stuff|it)\M| ?\||$)'
    or said ~ '\m(like|want|wish|ask|asked) (to be|being) (removed|deleted|erased|taken off)\M(?! the market)|(?<!\m(i|we|they|you|he|she) )\m(dont|never|stop) us(e|ing) (this|my) (number|phone|mobile)\M'
    or said ~ '\m(enough|no more|no further|sick|tired|fed up)( (of|with|the|these|those|your|all|this|any)){0,3} (texts?|texting|messages|messaging|contact|calls|calling)\M'
    or said ~ '(?<!\m(i|we|they|he|she|why|you) )\m(dont|never|no longer|not to|without)( ever| you| dare){0,2} (text|message|contact|call|ring|phone|bother|email|harass|write to|pester|disturb) (me|us|this number|my|here|again|any ?more)\M(?! (before|after|until|till|at|during|today|tomorrow|while|yet|on (mon|tue|wed|thu|fri|sat|sun)))'
    or said ~ '\m(dont|no longer|never|not)( really)? (want|wish|like|consent|agree)( (to|be|being|any|more|further|you|your|these|those|get|getting|receive|me))* (text(s|ed|ing)?|messag(es|ed|ing)|contact(ed|ing)?|call(s|ed|ing)|hear|hearing|emails?|receive)\M'
    or said ~ '(?<!\m(i|we|they|he|she) )\m(dont|never|not|to)( ever| you| keep)? send(ing)?( (me|us|out|to))*( (any|anything|nothing|no|these|those|this|stuff|your))* (else|again|texts?|messages?|(any ?more|more|further|other)(?= (please|thanks|thank you|of|texts?|messages?|offers?|about|mate|stuff)\M| ?\||$))\M(?! (until|till|til|yet|than))'
    or said ~ '\m(can|could|will|would) you (please )?not (text|message|contact|call|ring|phone|bother|email) (me|us)\M'
    or said ~ '\m(remove|delete|erase|wipe|lose|scrap|bin)( all)?( of)? (me|us|(my|our)( \w+)? ?(number|num|details|data|info|information|name|phone|mobile|records?)|this number)\M(?! (first|before|until))'
    or said ~ '\m(my|our) (number|num|details|data|info|information|name)( to be| be)? (removed|removing|deleted|deleting|erased|erasing|taken off|wiped)\M'
    or said ~ '\m(take|get|keep) (me|us|(my|this) (number|name|details)) off?\M(?! the market)'
    or said ~ '\m(off|out of|from) (your|this|the) (\w+ )?(list|lists|system|books|database|records)\M'
    or said ~ '\m(unsubscribe|unsub|optout)\M|\mopt(ing)? (me |us )?out\M'
    or said ~ '\m(refrain|desist)( from)? (text|messag|contact|call|ring|phon)|(^|\| )cease( and desist)?( \||$)|\mnot (to )?receive (these|any|your|further)\M'
    or said ~ '\m(erase|delete|remove|wipe) (everything|anything|all|whatever) (you|about|my|of mine)\M|\mdelete it\M|\mget off my (phone|back)\M|\mi said no more\M|\mno more of (this|these|it)\M'
    or said ~ '(?<!\m(cant|dont|wont|never|to|bus|the|a|non|not|full|will|it|one|train|tram|last|i|we|they) )\mstop$'
    or said ~ '\m(block|blocking|report|reporting) you if\M|\mreport(ed|ing)? you to\M'
    or said ~ '\mleave (me|us) (alone|be|in peace)\M|\mright to (be forgotten|erasure)\M|\mwithdraw (my )?consent\M'
  from (
    select btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
      sentences, '[^a-z0-9|]+', ' ', 'g'),
      '\m(do|did|does) not\M|\mdnt\M', 'dont', 'g'),
      '\m(pls|plz|plse)\M', 'please', 'g'),
      '\m(text|messag|call|ring|bother|contact)in\M', '\1ing', 'g'),
      '\mu\M', 'you', 'g'
    )) as said
    from (
      select regexp_replace(
        regexp_replace(regexp_replace(lower(normalize(body, nfkc)), '[’''`]', '', 'g'), '\mtxt', 'text', 'g'),
        '[.!?;,:\n()"]+', ' | ', 'g'
      ) as sentences
    ) as marked
  ) as decoded
$$;

comment on function pipeline_private.is_opt_out(text) is
  'Whether a text asks us to cease contact. Tested before any agent sees it. Keywords: Twilio''s default English ones, as whole texts; "stop" as a sentence of its own; pleas in other words anywhere.';
