create or replace function pipeline_private.plain_words(body text)
  returns text
  language plpgsql
  immutable
  set search_path = ''
as $$
declare
  said text := lower(normalize(body, nfkc));
begin
  said := regexp_replace(said, '[’''`´‘]', '', 'g');
  said := regexp_replace(said, '[\u200b-\u200d\u2060\ufe0f\ufeff\u00ad]', '', 'g');
  said := regexp_replace(said, '🛑', ' | stop | ', 'g');
  said := regexp_replace(said, '[🚫⛔✋📵🔕🙅🖕🤬]', ' | stopsign | ', 'g');
  -- S.T.O.P, s t o p, st0p, stoppp
  said := regexp_replace(said, '\ms[^a-z0-9|]*t[^a-z0-9|]*[o0]+[^a-z0-9|]*p+\M', 'stop', 'g');
  said := regexp_replace(said, '\mst(ah|a)p+\M', 'stop', 'g');
  said := regexp_replace(said, '\mstop(?=(this|it|text|txt|messag|msg|now|all|please|pls|call|contact|send)\w*\M)(?!all\M)', 'stop ', 'g');
  said := regexp_replace(said, '\mun[- ]?su?[bs]+c?ri?b(e[sd]?|ing)?\M', 'unsubscribe', 'g');
  said := regexp_replace(said, '\m(un|opt)[-_. ]?(sub|out|in)', '\1\2', 'g');
  said := regexp_replace(said, '([a-z])\1{2,}', '\1', 'g');
  said := regexp_replace(said, '(?<=[0-9])[,.](?=[0-9])', '', 'g');
  said := regexp_replace(said, '[.!?;,:\n\r()"“”«»…<>|]+| - |--', ' | ', 'g');
  said := regexp_replace(said, '[^a-zà-ÿąćęłńśźż0-9£|]+', ' ', 'g');
  said := regexp_replace(said, '\mtxt|\mtexst', 'text', 'g');
  said := regexp_replace(said, '\mm(e?s)+(a|e)?g(e?s)?(?=ing|in|ed|s|\M)', 'messag', 'g');
  said := regexp_replace(said, '\mmessag(?=\M|s\M)', 'message', 'g');
  said := regexp_replace(said, '\m(text|messag|call|ring|phon|bother|contact|pester|harass|send|spamm)in\M', '\1ing', 'g');
  said := regexp_replace(said, '\m(do|did|does|have|has|is|are|was|would|could|should|will|can) not\M', '\1nt', 'g');
  said := regexp_replace(said, '\m(dnt|dont?t|doesnt|donot|dint)\M', 'dont', 'g');
  said := regexp_replace(said, '\mcannot\M', 'cant', 'g');
  said := regexp_replace(said, '\m(pls|plz|plse|pleas|pleae|pleasee)\M', 'please', 'g');
  said := regexp_replace(said, '\mfones?\M', 'phone', 'g');
  said := regexp_replace(said, '\mu\M', 'you', 'g');
  said := regexp_replace(said, '\mur\M', 'your', 'g');
  said := regexp_replace(said, '\mn(um|o|umb)r?s?\M(?= (off|from|out))|\m(num|numb|nmbr)\M', 'number', 'g');
  said := regexp_replace(said, ' *\|[ |]*', ' | ', 'g');
  return btrim(said, ' |');
end
$$;

comment on function pipeline_private.plain_words(text) is
  'A text in one spelling, for patterns: lower case, no apostrophes, what thumbs make of common words undone, a bar between sentences. 🛑 says stop.';
