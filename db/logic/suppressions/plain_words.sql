-- PostgreSQL keeps the last 32 regular expressions of a session compiled, and compiling costs more than matching: what
-- can be done without one is.
create or replace function pipeline_private.plain_words(body text)
  returns text
  language plpgsql
  immutable
as $$
declare
  said text := lower(normalize(body, nfkc));
  spelled text[];
begin
  said := translate(said, '''’`´‘' || U&'\200B\200C\200D\2060\FE0F\FEFF\00AD', '');
  said := replace(translate(said, '🚫✋📵🔕🙅🖕🤬', '⛔⛔⛔⛔⛔⛔⛔'), '⛔', ' | stopsign | ');
  said := replace(said, '🛑', ' | stop | ');
  -- S.T.O.P, s t o p, st0p, st*p, stoppp, stopthis
  said := regexp_replace(said, '\m(s[^a-z0-9|]*t[^a-z0-9|]*[o0]+[^a-z0-9|]*p+|5t[o0]p|st[*@#$]p)(?=(this|it|text|txt|messag|msg|now|please|pls|call|contact|send|\d+)?\M)', 'stop ', 'g');
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
  said := ' ' || regexp_replace(said, '\m(do|did|does|have|has|is|are|was|would|could|should|will|can) not\M', '\1nt', 'g') || ' ';
  foreach spelled slice 1 in array array[
    ['dnt', 'dont'], ['dontt', 'dont'], ['donot', 'dont'], ['doesnt', 'dont'], ['dint', 'dont'], ['cannot', 'cant'],
    ['pls', 'please'], ['plz', 'please'], ['plse', 'please'], ['pleas', 'please'], ['pleae', 'please'],
    ['u', 'you'], ['ur', 'your'], ['fone', 'phone'], ['num', 'number'], ['stahp', 'stop'], ['stap', 'stop'], ['mesage', 'message']
  ] loop
    said := replace(said, ' ' || spelled[1] || ' ', ' ' || spelled[2] || ' ');
  end loop;
  return btrim(regexp_replace(regexp_replace(said, ' +', ' ', 'g'), '( ?\| ?)+', ' | ', 'g'), ' |');
end
$$;

comment on function pipeline_private.plain_words is
  'A text in one spelling, for patterns: lower case, no apostrophes, what thumbs make of common words undone, a bar between sentences. 🛑 says stop.';
