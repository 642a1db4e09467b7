-- PostgreSQL keeps the 32 latest regular expressions of a session compiled, and compiling the large ones here takes ten
-- times what matching does: what can be done without one is, so that all that read a vendor's text fit.
create or replace function pipeline_private.plain_words(body text)
  returns text
  language plpgsql
  immutable
as $$
declare
  said text := lower(normalize(body, nfkc));
  word text;
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
  said := replace(replace(translate(said, E'.!?;,:\n\r()"“”«»…<>', '||||||||||||||||||'), ' - ', '|'), '--', '|');
  said := regexp_replace(said, '[^a-zà-ÿąćęłńśźż0-9£|]+', ' ', 'g');
  -- Each word stands between two blanks of its own.
  said := replace('  ' || replace(said, '|', ' | ') || '  ', ' ', '  ');
  said := replace(replace(said, ' txt', ' text'), ' texst', ' text');
  said := regexp_replace(said, '\mm(e?s)+(a|e)?ge?(?=ing|in|ed|s|\M)', 'messag', 'g');
  foreach word in array array['do', 'did', 'does', 'have', 'has', 'is', 'are', 'was', 'would', 'could', 'should', 'will', 'can'] loop
    said := replace(said, ' ' || word || '  not ', ' ' || word || 'nt ');
  end loop;
  foreach word in array array['text', 'messag', 'call', 'ring', 'phon', 'bother', 'contact', 'pester', 'harass', 'send', 'spamm', 'annoy', 'badger'] loop
    said := replace(said, ' ' || word || 'in ', ' ' || word || 'ing ');
  end loop;
  foreach spelled slice 1 in array array[
    ['messag', 'message'], ['messags', 'messages'],
    ['dnt', 'dont'], ['dontt', 'dont'], ['donot', 'dont'], ['doesnt', 'dont'], ['dint', 'dont'], ['cannot', 'cant'],
    ['pls', 'please'], ['plz', 'please'], ['plse', 'please'], ['pleas', 'please'], ['pleae', 'please'],
    ['dinnae', 'dont'], ['dinna', 'dont'], ['divvent', 'dont'], ['cannae', 'cant'], ['ye', 'you'], ['yer', 'your'], ['wi', 'with'], ['gerroff', 'get off'],
    ['stpo', 'stop'], ['sotp', 'stop'], ['tsop', 'stop'], ['u', 'you'], ['ur', 'your'], ['fone', 'phone'], ['num', 'number'], ['stahp', 'stop'], ['stap', 'stop'], ['mesage', 'message']
  ] loop
    said := replace(said, ' ' || spelled[1] || ' ', ' ' || spelled[2] || ' ');
  end loop;
  said := array_to_string(array_remove(string_to_array(said, ' '), ''), ' ');
  return btrim(array_to_string(array_remove(array_remove(string_to_array(said, '|'), ' '), ''), '|'), ' |');
end
$$;

comment on function pipeline_private.plain_words is
  'A text in one spelling, for patterns: lower case, no apostrophes, what thumbs make of common words undone, a bar between sentences. 🛑 says stop.';
